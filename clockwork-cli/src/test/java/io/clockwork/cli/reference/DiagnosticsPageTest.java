package io.clockwork.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.clockwork.cli.command.Caller;
import io.clockwork.cli.command.Caller.Called;
import io.clockwork.cli.plugin.Crontab;
import io.clockwork.cli.plugin.PluginFolder;
import io.clockwork.cli.plugin.Plugins;
import io.clockwork.cli.reference.ExamplePage.Section;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.export.PipelineExporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code is on the page, and every example does what the page says. */
class DiagnosticsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "reference", "diagnostics.md");

  /** Says that more problems of other kinds are not shown. */
  private static final String AFTER_OTHERS = DiagnosticCode.TOO_MANY_PROBLEMS.id();

  /** What an Airflow says; {@link AirflowDiagnosticsTest} has one. */
  private static final String OF_AIRFLOW = "airflow-";

  private static final String ON_AN_ENGINE = "--executor docker";

  private static final String WITH_A_PLUGIN = Plugins.VARIABLE;

  private static final String ON_A_FOLDER = "CLOCKWORK_GIT_ALLOW=file";

  private static final Pattern FIRST_LINE =
      Pattern.compile("(?m)^(?:\\S.*: )?(?:error|warning)\\[([a-z-]+)]: ");

  @Test
  void page_has_every_code_in_the_order_of_the_list() throws IOException {
    assertThat(page().sections().stream().map(Section::heading))
        .containsExactlyElementsOf(
            Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::id).toList());
  }

  @Test
  void page_is_read_without_loss() throws IOException {
    assertThat(page().text()).isEqualTo(Files.readString(PAGE));
  }

  @ParameterizedTest
  @MethodSource("sections")
  void example_shows_its_problem_and_how_it_is_mended(
      Section section, @TempDir Path folder, @TempDir Path plugin)
      throws IOException, InterruptedException {
    boolean engine = section.text().contains(ON_AN_ENGINE);
    assumeTrue(!engine || Caller.engineAnswers(), "needs a container engine");
    Map<String, String> variables = new HashMap<>();
    if (section.text().contains("`" + ON_A_FOLDER + "`")) {
      variables.put("CLOCKWORK_GIT_ALLOW", "file");
    }
    if (section.text().contains("`" + WITH_A_PLUGIN + "`")) {
      variables.put(
          WITH_A_PLUGIN,
          PluginFolder.providing(plugin, PipelineExporter.class, Crontab.class.getName())
              .toString());
    }
    String actual =
        new Example(folder, (place, words) -> call(place, words, variables)).run(section).text();
    Path target = Files.createDirectories(Path.of("target", "diagnostics"));
    Path mended = Files.writeString(target.resolve(section.heading() + ".md"), actual);

    assertThat(section.text()).as("as it is: %s", mended.toAbsolutePath()).isEqualTo(actual);
    assertThat(codes(actual)).contains(section.heading());
    if (!section.heading().equals(AFTER_OTHERS)) {
      assertThat(codes(actual)).containsOnly(section.heading());
    }
  }

  static Stream<Arguments> sections() throws IOException {
    return page().sections().stream()
        .filter(section -> !section.heading().startsWith(OF_AIRFLOW))
        .map(section -> Arguments.argumentSet(section.heading(), section));
  }

  private static List<String> codes(String text) {
    return FIRST_LINE.matcher(text).results().map(line -> line.group(1)).toList();
  }

  private static Called call(Path folder, List<String> words, Map<String, String> variables) {
    Caller caller = new Caller(folder);
    variables.forEach(caller::with);
    if (String.join(" ", words).contains(ON_AN_ENGINE)) {
      caller.withEngine();
    }
    return caller.call(words.toArray(String[]::new));
  }

  private static ExamplePage page() throws IOException {
    return ExamplePage.parse(Files.readString(PAGE));
  }
}
