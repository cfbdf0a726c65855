package io.clockwork.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clockwork.contract.Sha256;
import io.clockwork.diagnostic.BackendUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineFinderTest {
  @TempDir Path home;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void live_in_a_home_of_its_own() {
    environment.put("HOME", home.toString());
  }

  private List<String> addresses() {
    return new EngineFinder(environment)
        .addresses().stream()
            .map(address -> address.toString().replace(home.toString(), "~"))
            .toList();
  }

  private EngineAddress address() {
    return new EngineFinder(environment).addresses().get(0);
  }

  private void write(String file, String text) throws IOException {
    Path path = home.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private void context(String name, String host) throws IOException {
    write(
        ".docker/contexts/meta/" + Sha256.of(name) + "/meta.json",
        "{\"Name\": \"" + name + "\", \"Endpoints\": {\"docker\": {\"Host\": \"" + host + "\"}}}");
  }

  @Test
  void usual_sockets_are_looked_at_in_order() {
    environment.put("XDG_RUNTIME_DIR", "/run/user/1000");
    assertThat(addresses())
        .containsExactly(
            "unix:///run/user/1000/docker.sock (rootless Docker)",
            "unix://~/.docker/run/docker.sock (Docker Desktop)",
            "unix:///var/run/docker.sock (Docker)",
            "unix:///run/user/1000/podman/podman.sock (rootless Podman)",
            "unix:///run/podman/podman.sock (Podman)");
  }

  @Test
  void docker_host_counts_alone() throws IOException {
    context("far", "tcp://far:2376");
    write(".docker/config.json", "{\"currentContext\": \"far\"}");
    environment.put("DOCKER_HOST", "unix:///tmp/x.sock");
    assertThat(addresses()).containsExactly("unix:///tmp/x.sock (DOCKER_HOST)");
  }

  @Test
  void docker_host_with_tls_has_the_certificates_of_the_user_unless_others_are_named() {
    environment.put("DOCKER_HOST", "tcp://localhost:2376");
    assertThat(address().certificates()).isEmpty();
    environment.put("DOCKER_TLS_VERIFY", "1");
    assertThat(address().certificates()).contains(new EngineCertificates(home.resolve(".docker")));
    environment.put("DOCKER_CERT_PATH", "/certificates");
    assertThat(address().certificates()).contains(new EngineCertificates(Path.of("/certificates")));
  }

  @Test
  void context_with_tls_has_certificates_of_its_own() throws IOException {
    context("far", "tcp://far");
    environment.put("DOCKER_CONTEXT", "far");
    assertThat(addresses()).containsExactly("tcp://far:2375 (docker context far)");
    String folder = ".docker/contexts/tls/" + Sha256.of("far") + "/docker";
    write(folder + "/ca.pem", "");
    assertThat(addresses()).containsExactly("tcp://far:2376 (docker context far)");
    assertThat(address().certificates()).contains(new EngineCertificates(home.resolve(folder)));
  }

  @Test
  void engine_is_of_this_machine_only_by_a_socket() {
    environment.put("DOCKER_HOST", "unix:///tmp/x.sock");
    assertThat(address().isRemote()).isFalse();
    environment.put("DOCKER_HOST", "tcp://127.0.0.1:2375");
    assertThat(address().isRemote()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"far:2375", "http://far:2375", "tcp://", "unix:", "a b"})
  void what_is_no_address_is_told_of(String host) {
    environment.put("DOCKER_HOST", host);
    assertThatThrownBy(this::addresses)
        .isInstanceOf(BackendUnavailableException.class)
        .hasMessage(
            "DOCKER_HOST is no address: "
                + host
                + "; it looks like unix:///var/run/docker.sock or tcp://engine.example.com:2376");
  }

  @Test
  void chosen_context_counts_and_the_variable_over_it() throws IOException {
    context("near", "unix:///near.sock");
    context("other", "unix:///other.sock");
    write(".docker/config.json", "{\"currentContext\": \"near\"}");
    assertThat(addresses()).containsExactly("unix:///near.sock (docker context near)");
    environment.put("DOCKER_CONTEXT", "other");
    assertThat(addresses()).containsExactly("unix:///other.sock (docker context other)");
    environment.put("DOCKER_CONTEXT", "default");
    assertThat(addresses()).contains("unix:///var/run/docker.sock (Docker)");
  }

  @Test
  void context_that_is_not_there_is_told_of() {
    environment.put("DOCKER_CONTEXT", "gone");
    assertThatThrownBy(this::addresses)
        .isInstanceOf(BackendUnavailableException.class)
        .hasMessage(
            "there is no docker context gone in " + home + "/.docker: see docker context ls");
  }

  @Test
  void configuration_that_is_no_json_is_told_of() throws IOException {
    write(".docker/config.json", "{");
    assertThatThrownBy(this::addresses)
        .isInstanceOf(BackendUnavailableException.class)
        .hasMessageStartingWith(home + "/.docker/config.json is not JSON: ");
  }

  @Test
  void ssh_is_refused_with_a_way_out() throws IOException {
    environment.put("DOCKER_HOST", "ssh://me@far");
    assertThatThrownBy(this::addresses)
        .isInstanceOf(BackendUnavailableException.class)
        .hasMessage(
            "DOCKER_HOST is ssh://me@far, and Clockwork does not connect by ssh: forward a port to"
                + " the engine's socket with ssh -N -L 127.0.0.1:2375:/var/run/docker.sock me@far,"
                + " and set DOCKER_HOST to tcp://127.0.0.1:2375");
    environment.remove("DOCKER_HOST");
    context("far", "ssh://me@far");
    environment.put("DOCKER_CONTEXT", "far");
    assertThatThrownBy(this::addresses)
        .isInstanceOf(BackendUnavailableException.class)
        .hasMessageStartingWith("docker context far is ssh://me@far, and Clockwork does not");
  }

  @Test
  void all_that_was_tried_is_named() throws IOException {
    Path file = Files.createFile(home.resolve("no.sock"));
    environment.put("DOCKER_HOST", "unix://" + file);
    assertThatThrownBy(() -> new EngineFinder(environment).find())
        .isInstanceOf(BackendUnavailableException.class)
        .hasMessageStartingWith(
            "no container engine answers\n  tried unix://" + file + " (DOCKER_HOST): ")
        .hasMessageEndingWith("\nstart Docker or Podman, or say with DOCKER_HOST where it listens");
    environment.put("DOCKER_HOST", "unix:///nowhere/x.sock");
    assertThatThrownBy(() -> new EngineFinder(environment).find())
        .hasMessageContaining("tried unix:///nowhere/x.sock (DOCKER_HOST): no such socket\n");
  }
}
