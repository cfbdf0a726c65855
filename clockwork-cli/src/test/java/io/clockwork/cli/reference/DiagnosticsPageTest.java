package io.clockwork.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.cli.reference.ExamplePage.Section;
import io.clockwork.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Every code is on the page. */
class DiagnosticsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "reference", "diagnostics.md");

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

  private static ExamplePage page() throws IOException {
    return ExamplePage.parse(Files.readString(PAGE));
  }
}
