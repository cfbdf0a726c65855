package io.clockwork.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandReferenceTest {
  private static final String MARK = "A test compares them. -->\n";
  private static final Path PAGE = Path.of("..", "docs", "reference", "command-line.md");

  @TempDir Path folder;

  @Test
  void reference_page_shows_the_help_of_every_command() throws IOException {
    String page = Files.readString(PAGE);
    String prose = page.substring(0, page.indexOf(MARK) + MARK.length());
    String wanted = prose + helpOfAll();
    Path mended = Files.writeString(Path.of("target", "command-line.md"), wanted);
    assertThat(page.equals(wanted)).as("the page must be as %s", mended.toAbsolutePath()).isTrue();
  }

  private String helpOfAll() {
    StringBuilder out = new StringBuilder();
    for (CommandName command : CommandName.values()) {
      String help = new Caller(folder).call(command.id(), "--help").out();
      out.append("\n## ").append(command.id()).append("\n\n```text\n").append(help).append("```\n");
    }
    return out.toString();
  }
}
