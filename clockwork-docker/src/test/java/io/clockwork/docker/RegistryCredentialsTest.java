package io.clockwork.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.AuthConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryCredentialsTest {
  @TempDir Path folder;

  private Optional<AuthConfig> find(String config, String image) throws IOException {
    Files.writeString(folder.resolve("config.json"), config);
    return RegistryCredentials.of(Map.of("DOCKER_CONFIG", folder.toString()))
        .of(ImageRegistry.of(image))
        .credentials();
  }

  private static String auths(String registry, String password) {
    String auth =
        Base64.getEncoder().encodeToString(("me:" + password).getBytes(StandardCharsets.UTF_8));
    return "{\"auths\": {\"" + registry + "\": {\"auth\": \"" + auth + "\"}}}";
  }

  @Test
  void login_of_an_image_s_own_registry_is_used() throws IOException {
    String config = auths("registry.example.com:5000", "a:b");
    AuthConfig found = find(config, "registry.example.com:5000/team/load:1.0").orElseThrow();
    assertThat(found.getUsername()).isEqualTo("me");
    assertThat(found.getPassword()).isEqualTo("a:b");
    assertThat(find(config, "other.example.com/load:1.0")).isEmpty();
  }

  @Test
  void image_without_a_registry_is_docker_hub_s() throws IOException {
    String config = auths("https://index.docker.io/v1/", "x");
    assertThat(find(config, "python:3.12")).isPresent();
    assertThat(find(config, "team/load")).isPresent();
  }

  @Test
  void token_of_a_login_is_used() throws IOException {
    String config = "{\"auths\": {\"r.example.com\": {\"identitytoken\": \"t\"}}}";
    assertThat(find(config, "r.example.com/x").orElseThrow())
        .isEqualTo(new AuthConfig().withRegistryAddress("r.example.com").withIdentityToken("t"));
  }

  @Test
  void helper_that_is_not_there_leaves_what_is_written() throws IOException {
    String config = auths("r.example.com", "x").replaceFirst("\\{", "{\"credsStore\": \"gone\",");
    assertThat(find(config, "r.example.com/x")).isPresent();
  }

  @Test
  void name_of_a_helper_cannot_be_a_path() throws IOException {
    assertThat(find("{\"credsStore\": \"../../bin/x\"}", "r.example.com/x")).isEmpty();
  }

  @Test
  void broken_entry_is_no_login() throws IOException {
    assertThat(find("{\"auths\": {\"r.example.com\": {\"auth\": \"*\"}}}", "r.example.com/x"))
        .isEmpty();
  }
}
