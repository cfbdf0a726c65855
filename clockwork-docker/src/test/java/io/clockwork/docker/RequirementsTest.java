package io.clockwork.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.run.RunResult;
import io.clockwork.run.RunState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("docker")
class RequirementsTest {
  private static final String WHEEL = "greeting-1.0-py3-none-any.whl";

  @TempDir Path folder;

  @Test
  void packages_are_installed_once_by_the_image_s_own_python() throws Exception {
    DockerOptions options = withCache(System.getenv(), folder.toRealPath());
    try (DockerTaskExecutor executor = DockerTaskExecutor.create(options)) {
      Project project = project(folder, executor);
      assertThat(log(project))
          .startsWith("clockwork: installing the packages of requirements.txt, for later runs, too")
          .endsWith("hello\n");
      assertThat(log(project)).isEqualTo("hello\n");
    }
  }

  /** Options with an empty cache of a test's own. */
  static DockerOptions withCache(Map<String, String> variables, Path folder) {
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("CLOCKWORK_CACHE", folder.resolve("cache").toString());
    return DockerOptions.builder().environment(environment).build();
  }

  /** A project whose script needs a package. */
  static Project project(Path folder, DockerTaskExecutor executor) throws IOException {
    Project project = new Project(folder, executor);
    project
        .file("requirements.txt", "./" + WHEEL + "\n")
        .file("job.py", "import greeting; print(greeting.TEXT)\n");
    wheel(project.code().resolve(WHEEL));
    return project;
  }

  /** The log of the script, run now. */
  static String log(Project project) throws IOException {
    RunResult run =
        project.task(
            t -> t.image(Project.DEBIAN).python("job.py").requirements("requirements.txt"));
    assertThat(run.state()).as(Project.told(run)).isEqualTo(RunState.SUCCEEDED);
    return Project.log(run, "task");
  }

  /** The smallest package there is: no index need be asked for it. */
  private static void wheel(Path file) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      entry(zip, "greeting.py", "TEXT = 'hello'\n");
      String info = "greeting-1.0.dist-info/";
      entry(zip, info + "METADATA", "Metadata-Version: 2.1\nName: greeting\nVersion: 1.0\n");
      entry(zip, info + "WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
      entry(zip, info + "RECORD", "greeting.py,,\n" + info + "METADATA,,\n" + info + "WHEEL,,\n");
    }
  }

  private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
