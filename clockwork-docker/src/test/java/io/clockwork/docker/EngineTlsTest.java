package io.clockwork.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clockwork.contract.Sha256;
import io.clockwork.diagnostic.BackendUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An engine that asks for a certificate, with those that a user may have. */
@Tag("docker")
class EngineTlsTest {
  @RegisterExtension static final Elsewhere ELSEWHERE = new Elsewhere();

  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private String host = "";

  @BeforeEach
  void copy_the_right_certificates() throws IOException {
    environment.putAll(ELSEWHERE.engine().environment());
    host = String.valueOf(environment.get("DOCKER_HOST"));
    Path right = Path.of(String.valueOf(environment.get("DOCKER_CERT_PATH")));
    for (String file : List.of("ca.pem", "cert.pem", "key.pem")) {
      Files.copy(right.resolve(file), folder.resolve(file));
    }
    environment.put("DOCKER_CERT_PATH", folder.toString());
  }

  private String engine() {
    try (DockerTaskExecutor executor =
        DockerTaskExecutor.create(DockerOptions.builder().environment(environment).build())) {
      return executor.engine();
    }
  }

  private void assertRefused(String why) {
    assertThatThrownBy(this::engine)
        .isInstanceOf(BackendUnavailableException.class)
        .hasMessage(
            "no container engine answers\n  tried "
                + host
                + " (DOCKER_HOST): "
                + why
                + "\nstart Docker or Podman, or say with DOCKER_HOST where it listens");
  }

  /**
   * Java says in one way or another why it does not trust, or lost the connection to who does not.
   */
  private void assertRefusedWith(String files) {
    assertThatThrownBy(this::engine)
        .isInstanceOf(BackendUnavailableException.class)
        .hasMessageStartingWith("no container engine answers\n  tried " + host + " (DOCKER_HOST): ")
        .hasMessageContaining("; TLS with " + files + "\nstart Docker or Podman, or say with");
  }

  @Test
  void right_certificates_are_taken() {
    assertThat(engine())
        .startsWith("Docker ")
        .endsWith(" at " + host + " (DOCKER_HOST), to which files are copied");
  }

  @Test
  void key_of_any_kind_that_openssl_writes_is_taken() throws Exception {
    Shell.run(
        Map.of("FOLDER", folder.toString()),
        "cd $FOLDER; openssl pkcs8 -topk8 -nocrypt -in key.pem -out new; mv new key.pem");
    assertThat(engine()).endsWith(" at " + host + " (DOCKER_HOST), to which files are copied");
  }

  @Test
  void context_with_certificates_is_taken() throws IOException {
    String name = Sha256.of("far");
    Path contexts = folder.resolve(".docker/contexts");
    Path meta = Files.createDirectories(contexts.resolve("meta").resolve(name));
    Files.writeString(
        meta.resolve("meta.json"),
        "{\"Name\": \"far\", \"Endpoints\": {\"docker\": {\"Host\": \"" + host + "\"}}}");
    Path tls = Files.createDirectories(contexts.resolve("tls").resolve(name).resolve("docker"));
    for (String file : List.of("ca.pem", "cert.pem", "key.pem")) {
      Files.copy(folder.resolve(file), tls.resolve(file));
    }
    environment.clear();
    environment.put("HOME", folder.toString());
    environment.put("DOCKER_CONTEXT", "far");
    assertThat(engine())
        .endsWith(" at " + host + " (docker context far), to which files are copied");
  }

  @Test
  void engine_of_another_authority_is_refused() throws Exception {
    Certificates.make(folder, "127.0.0.1");
    assertRefusedWith("ca.pem, cert.pem and key.pem of " + folder);
  }

  @Test
  void caller_without_a_certificate_is_told_what_was_tried() throws IOException {
    Files.delete(folder.resolve("cert.pem"));
    Files.delete(folder.resolve("key.pem"));
    assertRefusedWith("ca.pem, no cert.pem of " + folder);
  }

  @Test
  void caller_of_another_authority_is_told_what_was_tried() throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"));
    Certificates.make(other, "127.0.0.1");
    for (String file : List.of("cert.pem", "key.pem")) {
      Files.copy(other.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    assertRefusedWith("ca.pem, cert.pem and key.pem of " + folder);
  }

  @Test
  void certificate_without_its_key_is_told_of() throws IOException {
    Files.delete(folder.resolve("key.pem"));
    assertRefused(
        "there is no key.pem in "
            + folder
            + "; TLS with ca.pem, cert.pem, no key.pem of "
            + folder);
  }

  @Test
  void certificate_that_is_none_is_told_of() throws IOException {
    Files.writeString(folder.resolve("ca.pem"), "x");
    assertThatThrownBy(this::engine).hasMessageContaining(folder.resolve("ca.pem") + " cannot be");
    Files.writeString(folder.resolve("ca.pem"), "");
    assertRefused(
        "there is no certificate in "
            + folder.resolve("ca.pem")
            + "; TLS with ca.pem, cert.pem and key.pem of "
            + folder);
  }

  @Test
  void engine_that_wants_tls_is_not_spoken_to_without() {
    environment.remove("DOCKER_TLS_VERIFY");
    assertRefused("Client sent an HTTP request to an HTTPS server.");
  }
}
