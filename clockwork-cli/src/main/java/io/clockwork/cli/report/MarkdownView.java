package io.clockwork.cli.report;

import io.clockwork.cli.markup.MarkupWriter;
import java.util.List;

/** Headings and blocks of code of a Markdown text; everything else stays as it was written. */
final class MarkdownView {
  private static final String FENCE = "```";

  private final MarkupWriter out;
  private final StringBuilder block = new StringBuilder();

  MarkdownView(MarkupWriter out) {
    this.out = out;
  }

  void write(String text) {
    out.open("div", "class", "markdown");
    List<String> lines = FilePart.lines(text).lines().toList();
    boolean code = false;
    for (String line : lines) {
      if (line.strip().startsWith(FENCE)) {
        end(code ? "pre" : "p");
        code = !code;
      } else if (!code && line.matches("#{1,6} .*")) {
        end("p");
        out.leaf("h4", line.replaceFirst("#+ ", ""));
      } else if (!code && line.isBlank()) {
        end("p");
      } else {
        block.append(line).append('\n');
      }
    }
    end(code ? "pre" : "p");
    out.close();
  }

  private void end(String element) {
    if (!block.isEmpty()) {
      out.leaf(element, block.toString().stripTrailing());
      block.setLength(0);
    }
  }
}
