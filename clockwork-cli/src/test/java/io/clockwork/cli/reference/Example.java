package io.clockwork.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.cli.command.Caller.Called;
import io.clockwork.cli.reference.ExamplePage.Block;
import io.clockwork.cli.reference.ExamplePage.Part;
import io.clockwork.cli.reference.ExamplePage.Section;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An example of the page, carried out in an empty folder.
 *
 * <p>A block with a file's name is that file, a {@code yaml} block without one {@code
 * clockwork.yaml}. The first {@code console} block shows the problem: its commands are run, and the
 * diagnostics they print are what the page must show; the rest differs from run to run. What
 * follows mends it: a {@code diff} is applied and the command given again, another {@code console}
 * block is run; both must end without any diagnostic.
 */
final class Example {
  private static final String PROMPT = "$ ";
  private static final String REST = "...\n";

  /** Stands on the page for the folder of the example. */
  private static final String HOME = "/home/me/churn";

  /** Stands on the page for the run of the example. */
  private static final String RUN_ID = "20260131-020000-117-dvst";

  private static final String ANY_RUN_ID = "\\b\\d{8}-\\d{6}-\\d{3}-[0-9a-z]{4}\\b";
  private static final String FIRST_LINE = "(\\S.*: )?(error|warning)\\[[a-z-]+]: .*";
  private static final String PROGRAM = "clockwork ";

  private final Path folder;
  private final Program program;
  private final List<String> commands = new ArrayList<>();
  private boolean shown;

  Example(Path folder, Program program) throws IOException {
    this.folder = folder.toRealPath();
    this.program = program;
  }

  /** The section as it should read. */
  Section run(Section section) throws IOException, InterruptedException {
    List<Part> parts = new ArrayList<>();
    for (Part part : section.parts()) {
      parts.add(part instanceof Block block ? run(block) : part);
    }
    assertThat(shown).as("the section shows the problem").isTrue();
    return new Section(section.heading(), parts);
  }

  private Block run(Block block) throws IOException, InterruptedException {
    switch (block.language()) {
      case "console" -> {
        if (shown) {
          mended(block.content().lines().toList());
          return block;
        }
        shown = true;
        return new Block(block.info(), problem(block));
      }
      case "diff" -> {
        Path file = folder.resolve(block.file());
        Files.writeString(file, patched(Files.readString(file), block.content()));
        mended(commands);
      }
      default -> Files.writeString(folder.resolve(block.file()), block.content());
    }
    return block;
  }

  private String problem(Block block) throws IOException, InterruptedException {
    StringBuilder out = new StringBuilder();
    for (String line : block.content().lines().toList()) {
      if (line.startsWith(PROMPT)) {
        out.append(line).append('\n').append(shortened(output(line, false), block));
        if (line.startsWith(PROMPT + PROGRAM)) {
          commands.add(line);
        }
      }
    }
    return out.toString();
  }

  /** The beginning alone, where the page ends with {@code ...}. */
  private static String shortened(String output, Block block) {
    if (output.isEmpty() || !block.content().endsWith("\n" + REST)) {
      return output;
    }
    long commands = block.content().lines().filter(line -> line.startsWith(PROMPT)).count();
    long lines = block.content().lines().count() - commands - 1;
    return output.lines().limit(lines).map(line -> line + "\n").collect(Collectors.joining())
        + REST;
  }

  private void mended(List<String> lines) throws IOException, InterruptedException {
    for (String line : lines) {
      assertThat(output(line, true)).as("%s after mending", line).isEmpty();
    }
  }

  /** What a command prints as diagnostics, for a validation as a whole. */
  private String output(String line, boolean mended) throws IOException, InterruptedException {
    String command = line.substring(PROMPT.length());
    if (!command.startsWith(PROGRAM)) {
      return shell(command);
    }
    Called called = program.call(folder, words(command.substring(PROGRAM.length())));
    String all =
        (called.out() + called.err())
            .replace(folder.toString(), HOME)
            .replaceAll(ANY_RUN_ID, RUN_ID);
    if (mended) {
      assertThat(called.exitCode()).as("%s after mending:%n%s", line, all).isZero();
    }
    return diagnostics(all);
  }

  /** The problems in an output: their first lines and the indented lines that follow. */
  private static String diagnostics(String output) {
    StringBuilder out = new StringBuilder();
    boolean inside = false;
    for (String line : output.lines().toList()) {
      inside = line.matches(FIRST_LINE) || (inside && line.startsWith("  "));
      if (inside) {
        out.append(line).append('\n');
      }
    }
    return out.toString();
  }

  private List<String> words(String arguments) throws IOException, InterruptedException {
    String joined = shell("for word in \"$@\"; do printf '%s\\0' \"$word\"; done", arguments);
    return joined.isEmpty() ? List.of() : List.of(joined.split("\0"));
  }

  private String shell(String script, String arguments) throws IOException, InterruptedException {
    return shell("set -- " + arguments + "\n" + script);
  }

  private String shell(String script) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("sh", "-euc", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s: %s", script, output).isZero();
    return output;
  }

  /** The text with the first line of those taken away replaced by those added. */
  private static String patched(String text, String diff) {
    String removed = marked(diff, '-');
    assertThat(text).containsOnlyOnce(removed);
    return text.replace(removed, marked(diff, '+'));
  }

  private static String marked(String diff, char mark) {
    return diff.lines()
        .filter(line -> line.charAt(0) == mark)
        .map(line -> line.substring(1) + "\n")
        .collect(Collectors.joining());
  }

  /** What {@code clockwork} stands for. */
  interface Program {
    Called call(Path folder, List<String> words);
  }
}
