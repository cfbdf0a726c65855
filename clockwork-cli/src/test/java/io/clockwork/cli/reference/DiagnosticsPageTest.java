package io.clockwork.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.cli.reference.ExamplePage.Section;
import io.clockwork.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code is on the page, and every example does what the page says. */
class DiagnosticsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "reference", "diagnostics.md");

  /** What only a run can find; {@code run} is not there yet. */
  private static final Set<String> FOUND_BY_RUNS =
      Set.of(
          "unknown-runtime",
          "unknown-size",
          "missing-secret",
          "unsupported-on-process",
          "not-enforced",
          "image-ignored",
          "bad-date",
          "no-earlier-output",
          "changed-code");

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
  void example_shows_its_problem_and_how_it_is_mended(Section section, @TempDir Path folder)
      throws IOException, InterruptedException {
    String actual = new Example(folder, DocumentCommands::call).run(section).text();
    Path target = Files.createDirectories(Path.of("target", "diagnostics"));
    Path mended = Files.writeString(target.resolve(section.heading() + ".md"), actual);

    assertThat(section.text()).as("as it is: %s", mended.toAbsolutePath()).isEqualTo(actual);
    assertThat(actual)
        .containsPattern("(?m)^([^ ].*: )?(error|warning)\\[" + section.heading() + "]: ");
  }

  static Stream<Arguments> sections() throws IOException {
    return page().sections().stream()
        .filter(section -> !FOUND_BY_RUNS.contains(section.heading()))
        .map(section -> Arguments.argumentSet(section.heading(), section));
  }

  private static ExamplePage page() throws IOException {
    return ExamplePage.parse(Files.readString(PAGE));
  }
}
