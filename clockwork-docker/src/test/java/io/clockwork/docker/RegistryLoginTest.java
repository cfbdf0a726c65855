package io.clockwork.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.Pipeline;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry wants to know who pulls. */
@Tag("docker")
class RegistryLoginTest {
  @TempDir Path folder;
  private final List<String> progress = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, String> environment = new HashMap<>(System.getenv());
  private Registry registry;
  private Path config;
  private String image;

  @BeforeEach
  void open() throws Exception {
    registry = Registry.withLogin(folder.resolve("registry"));
    image = registry.push("team/load:1", "RUN echo 1 > /version");
    Path home = Files.createDirectories(folder.resolve("home/.docker")).getParent();
    config = home.resolve(".docker/config.json");
    environment.remove("DOCKER_CONFIG");
    environment.put("HOME", home.toString());
    environment.put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
  }

  @AfterEach
  void close() throws Exception {
    registry.close();
  }

  private DockerTaskExecutor executor() {
    return DockerTaskExecutor.create(
        DockerOptions.builder().environment(environment).progress(progress::add).build());
  }

  private void assertPulls() throws Exception {
    try (DockerTaskExecutor executor = executor()) {
      RunResult run = new Project(folder, executor).task(t -> t.image(image).shell("cat /version"));
      assertThat(run.state()).as(Project.told(run)).isEqualTo(RunState.SUCCEEDED);
      assertThat(Project.log(run, "task")).isEqualTo("1\n");
    }
    assertNoSecretIsTold();
  }

  private void assertRefused(String help) throws Exception {
    Pipeline pipeline =
        Pipeline.builder("churn").task("task", t -> t.image(image).shell("true")).build();
    try (DockerTaskExecutor executor = executor()) {
      assertThat(PullsTest.told(executor.check(pipeline, pipeline.tasks().values())))
          .containsExactly("image \"" + image + "\" of task \"task\" could not be pulled\n" + help);
    }
    assertNoSecretIsTold();
  }

  private void assertNoSecretIsTold() throws IOException {
    assertThat(progress).noneMatch(line -> line.contains("s3cret"));
    Path runs = folder.resolve("runs");
    if (Files.exists(runs)) {
      try (Stream<Path> files = Files.walk(runs).filter(Files::isRegularFile)) {
        for (Path file : files.toList()) {
          assertThat(Files.readString(file)).as(file.toString()).doesNotContain("s3cret");
        }
      }
    }
  }

  private void helper(String script) throws IOException {
    Path helper = Files.createDirectories(folder.resolve("bin")).resolve("docker-credential-test");
    Files.writeString(helper, "#!/bin/sh\n" + script);
    assertThat(helper.toFile().setExecutable(true)).isTrue();
  }

  /** One that knows this registry alone. */
  private void knowingHelper() throws IOException {
    helper(
        """
        read -r asked
        test "$1 $asked" = "get %s" || { echo credentials not found; exit 1; }
        echo '{"ServerURL": "x", "Username": "me", "Secret": "s3cret:pass"}'
        """
            .formatted(registry.host()));
  }

  @Test
  void login_that_is_written_down_is_used() throws Exception {
    Files.writeString(config, Registry.logins(registry.host(), Registry.PASSWORD));
    assertPulls();
  }

  @Test
  void login_written_down_as_a_url_is_used() throws Exception {
    Files.writeString(
        config, Registry.logins("http://" + registry.host() + "/v1/", Registry.PASSWORD));
    assertPulls();
  }

  @Test
  void docker_config_says_where_the_login_is() throws Exception {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Files.writeString(
        elsewhere.resolve("config.json"), Registry.logins(registry.host(), Registry.PASSWORD));
    environment.put("DOCKER_CONFIG", elsewhere.toString());
    assertPulls();
  }

  @Test
  void store_of_all_logins_is_asked() throws Exception {
    knowingHelper();
    Files.writeString(config, "{\"credsStore\": \"test\"}");
    assertPulls();
  }

  @Test
  void helper_of_one_registry_is_asked() throws Exception {
    knowingHelper();
    Files.writeString(
        config,
        "{\"credsStore\": \"other\", \"credHelpers\": {\"" + registry.host() + "\": \"test\"}}");
    assertPulls();
  }

  @Test
  void build_has_its_base_by_a_login() throws Exception {
    Files.writeString(config, Registry.logins(registry.host(), Registry.PASSWORD));
    Path context = Files.createDirectories(folder.resolve("context"));
    Files.writeString(
        context.resolve("Dockerfile"), "ARG BASE\nFROM ${BASE}\nRUN [\"cat\", \"/version\"]\n");
    try (Engine engine = new EngineFinder(environment).find()) {
      new Build(context, registry.host() + "/built:1", Optional.of(image), progress::add)
          .run(engine);
    }
    assertThat(progress).contains("1");
    assertNoSecretIsTold();
  }

  @Test
  void no_login_at_all_is_told_of() throws Exception {
    assertRefused(
        "the engine says: Head \"http://"
            + registry.host()
            + "/v2/team/load/manifests/1\": no basic auth credentials; correct its name if it is"
            + " wrong; "
            + config
            + " has no login for it; docker login "
            + registry.host()
            + " makes one");
  }

  @Test
  void wrong_password_is_told_of_without_it() throws Exception {
    Files.writeString(config, Registry.logins(registry.host(), "s3cret:wrong"));
    assertRefused(
        "the engine says: unauthorized: authentication required; correct its name if it is wrong; "
            + registry.host()
            + " was given the login of me in "
            + config
            + "; docker login "
            + registry.host()
            + " replaces it");
  }

  @Test
  void helper_that_has_nothing_is_told_of() throws Exception {
    helper("echo credentials not found in s3cret place; exit 1");
    Files.writeString(config, "{\"credsStore\": \"test\"}");
    assertRefused(withoutLogin("exit code 1"));
  }

  @Test
  void helper_that_talks_nonsense_is_told_of() throws Exception {
    helper("echo s3cret");
    Files.writeString(config, "{\"credsStore\": \"test\"}");
    assertRefused(withoutLogin("its answer is not JSON"));
  }

  @Test
  void helper_that_is_not_there_is_told_of() throws Exception {
    Files.writeString(config, "{\"credsStore\": \"test\"}");
    assertRefused(withoutLogin("it is not on the PATH"));
  }

  private String withoutLogin(String why) {
    return "the engine says: Head \"http://"
        + registry.host()
        + "/v2/team/load/manifests/1\": no basic auth credentials; correct its name if it is wrong;"
        + " docker-credential-test gives no login for it ("
        + why
        + "); docker login "
        + registry.host()
        + " makes one";
  }
}
