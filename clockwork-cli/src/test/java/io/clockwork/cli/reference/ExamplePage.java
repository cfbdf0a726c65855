package io.clockwork.cli.reference;

import java.util.ArrayList;
import java.util.List;

/**
 * A page of examples: sections under headings of the third level, with fenced blocks in them.
 *
 * @param introduction the lines before the first section
 * @param sections in their order
 */
record ExamplePage(List<String> introduction, List<Section> sections) {
  private static final String FENCE = "```";
  private static final String HEADING = "### ";

  static ExamplePage parse(String text) {
    List<String> introduction = new ArrayList<>();
    List<Section> sections = new ArrayList<>();
    List<String> lines = text.lines().toList();
    int at = 0;
    while (at < lines.size() && !lines.get(at).startsWith(HEADING)) {
      introduction.add(lines.get(at++));
    }
    while (at < lines.size()) {
      Section section = new Section(lines.get(at++).substring(HEADING.length()), new ArrayList<>());
      while (at < lines.size() && !lines.get(at).startsWith(HEADING)) {
        at = part(lines, at, section.parts());
      }
      sections.add(section);
    }
    return new ExamplePage(introduction, sections);
  }

  /** Reads a line of prose or a whole block; gives the index behind it. */
  private static int part(List<String> lines, int at, List<Part> parts) {
    String line = lines.get(at);
    if (!line.startsWith(FENCE)) {
      parts.add(new Prose(line));
      return at + 1;
    }
    int end = at + 1;
    while (!lines.get(end).equals(FENCE)) {
      end++;
    }
    String content = String.join("\n", lines.subList(at + 1, end)) + "\n";
    parts.add(new Block(line.substring(FENCE.length()), content));
    return end + 1;
  }

  String text() {
    StringBuilder out = new StringBuilder();
    introduction.forEach(line -> out.append(line).append('\n'));
    sections.forEach(section -> out.append(section.text()));
    return out.toString();
  }

  /** A line outside of blocks, or a block. */
  sealed interface Part {
    String text();
  }

  /** A line. */
  record Prose(String line) implements Part {
    @Override
    public String text() {
      return line + "\n";
    }
  }

  /**
   * A fenced block.
   *
   * @param info what stands behind the fence: the language, and for a file its name
   * @param content its lines
   */
  record Block(String info, String content) implements Part {
    @Override
    public String text() {
      return FENCE + info + "\n" + content + FENCE + "\n";
    }

    String language() {
      int space = info.indexOf(' ');
      return space < 0 ? info : info.substring(0, space);
    }

    String file() {
      return info.contains(" ") ? info.substring(info.indexOf(' ') + 1) : "clockwork.yaml";
    }
  }

  /** A section. */
  record Section(String heading, List<Part> parts) {
    String text() {
      StringBuilder out = new StringBuilder(HEADING).append(heading).append('\n');
      parts.forEach(part -> out.append(part.text()));
      return out.toString();
    }
  }
}
