package io.clockwork.cli.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import land.oras.Index;
import land.oras.Manifest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the registry that Debian packages; its program comes with the engine's tests. */
@Tag("docker")
class RegistryImagesTest {
  /** For the user "me" and the password "s3cret:pass". */
  private static final String LOGIN = "auth: {htpasswd: {realm: test, path: '%s'}}";

  private static final String HTPASSWD =
      "me:$2y$05$abcdefghijklmnopqrstuuKqhJSfTIYV1SkiVqP0GjQATd/vnrS1a\n";

  @TempDir private Path folder;

  @Test
  void image_says_what_it_runs_and_what_it_is() throws Exception {
    try (RegistryProgram registry = RegistryProgram.start(folder, "")) {
      Manifest manifest =
          registry.push("team/report:1", "{\"Entrypoint\": [\"/entry\"], \"Cmd\": [\"--all\"]}");
      var image = images(folder).find(registry.host() + "/team/report:1");
      assertThat(image.digest()).isEqualTo(manifest.getDescriptor().getDigest());
      assertThat(image.entrypoint()).containsExactly("/entry");
      assertThat(image.command()).containsExactly("--all");

      registry.push("team/report:1", "{\"Cmd\": null}");
      var moved = images(folder).find(registry.host() + "/team/report:1");
      assertThat(moved.digest()).isNotEqualTo(image.digest());
      assertThat(moved.words()).isEmpty();
      assertThat(images(folder).find(registry.host() + "/team/report@" + image.digest()).words())
          .containsExactly("/entry", "--all");
    }
  }

  @Test
  void image_for_several_platforms_is_what_all_of_them_are() throws Exception {
    try (RegistryProgram registry = RegistryProgram.start(folder, "")) {
      Manifest arm = registry.push("report:arm", "{\"Cmd\": [\"arm\"]}");
      Manifest amd = registry.push("report:amd", "{\"Cmd\": [\"amd\"]}");
      Index both = registry.pushForTwo("report:both", arm, amd);
      var image = images(folder).find(registry.host() + "/report:both");
      assertThat(image.digest()).isEqualTo(both.getDescriptor().getDigest());
      assertThat(image.words()).containsExactly("amd");
    }
  }

  @Test
  void image_that_is_not_there_is_told_of() throws Exception {
    try (RegistryProgram registry = RegistryProgram.start(folder, "")) {
      String reference = registry.host() + "/team/report:2";
      var problem = problem(images(folder), reference);
      assertThat(problem.what())
          .isEqualTo("there is no image \"" + reference + "\" in its registry");
      assertThat(problem.help()).isEqualTo("correct its name or tag");
    }
  }

  @Test
  void login_is_that_of_the_docker_command() throws Exception {
    Path users = Files.writeString(folder.resolve("htpasswd"), HTPASSWD);
    try (RegistryProgram registry = RegistryProgram.start(folder, LOGIN.formatted(users))) {
      String reference = registry.host() + "/team/report:1";
      var refused = problem(images(folder), reference);
      assertThat(refused.what())
          .isEqualTo("the registry of image \"" + reference + "\" does not let it be read");
      assertThat(refused.help()).isEqualTo("log in: docker login " + registry.host());

      String login =
          Base64.getEncoder().encodeToString("me:s3cret:pass".getBytes(StandardCharsets.UTF_8));
      Files.writeString(
          folder.resolve("config.json"),
          "{\"auths\": {\"" + registry.host() + "\": {\"auth\": \"" + login + "\"}}}");
      assertThat(problem(images(folder), reference).what())
          .isEqualTo("there is no image \"" + reference + "\" in its registry");
    }
  }

  @Test
  void registry_that_does_not_answer_is_told_of() throws Exception {
    String host;
    try (RegistryProgram registry = RegistryProgram.start(folder, "")) {
      host = registry.host();
    }
    var problem = problem(images(folder), host + "/report:1");
    assertThat(problem.what())
        .startsWith(
            "the registry " + host + " does not say what image \"" + host + "/report:1\" runs: ");
    assertThat(problem.help())
        .isEqualTo(
            "look after the network; or say it by --image-metadata FILE, or in the spec by"
                + " \"command\"");
  }

  private static RegistryImages images(Path config) {
    return new RegistryImages(Map.of("DOCKER_CONFIG", config.toString()));
  }

  private static ImageUnavailableException problem(Images images, String reference) {
    return catchThrowableOfType(ImageUnavailableException.class, () -> images.find(reference));
  }
}
