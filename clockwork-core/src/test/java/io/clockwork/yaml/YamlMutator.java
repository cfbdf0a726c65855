package io.clockwork.yaml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Breaks specifications: bytes, lines, words and whole structures, a few at a time. */
final class YamlMutator {
  private static final List<String> WORDS =
      List.of(
          "*a",
          "&a ",
          "<<: *a",
          "? ",
          ": ",
          "- ",
          "[",
          "]",
          "{",
          "}",
          "|",
          ">",
          "|+2",
          "'",
          "\"",
          "#",
          "!!int ",
          "!x ",
          "%YAML 1.2\n",
          "---\n",
          "...\n",
          "\t",
          "\r",
          "\n",
          "\\",
          "\\x",
          "\\uD83D",
          "null",
          "~",
          "true",
          "yes",
          "010",
          "12:30",
          ".inf",
          "1e999",
          "9".repeat(400),
          "0x",
          "@",
          "`",
          "${",
          "${params.x}",
          "$${",
          "}",
          "\u0000",
          "\u0007",
          "\uFEFF",
          "\u2028",
          "\u0085",
          "\uD83D\uDE00",
          "\uD83D",
          " ".repeat(300),
          "[".repeat(60),
          "{a: ".repeat(60),
          "x".repeat(2000),
          "a: &a [*a, *a]\n",
          "tasks:",
          "params:",
          "defaults:",
          "inputs:",
          "outputs:",
          "env:",
          "after:",
          "retries:",
          "kubernetes:",
          "apiVersion: ",
          "kind: Schedule",
          "timeout: 1h",
          "shell: ",
          "python: ../../x",
          "image: ",
          "-1",
          "{}",
          "[]",
          "''",
          "{type: json, default: [",
          "a.b",
          "run.date",
          "clockwork",
          "CLOCKWORK_X: y");

  private final Random random;

  YamlMutator(Random random) {
    this.random = random;
  }

  /** A broken copy; sometimes it is still fine. */
  byte[] mutate(String text) {
    String broken = text;
    int times = 1 + random.nextInt(4);
    for (int i = 0; i < times; i++) {
      broken = random.nextBoolean() ? structure(broken) : characters(broken);
    }
    byte[] bytes = broken.getBytes(StandardCharsets.UTF_8);
    return random.nextInt(8) == 0 ? bytes(bytes) : bytes;
  }

  private String characters(String text) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + random.nextInt(6));
    return switch (random.nextInt(5)) {
      case 0 -> text.substring(0, at) + text.substring(end);
      case 1 -> text.substring(0, at) + word() + text.substring(at);
      case 2 -> text.substring(0, at) + word() + text.substring(end);
      case 3 -> text.substring(0, at) + text.substring(at, end).repeat(20) + text.substring(end);
      default -> text.substring(0, at);
    };
  }

  private String structure(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int at = random.nextInt(lines.size());
    int other = random.nextInt(lines.size());
    String line = lines.get(at);
    switch (random.nextInt(8)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(other, line);
      case 2 -> lines.set(at, " ".repeat(random.nextInt(8)) + line.stripLeading());
      case 3 -> lines.set(at, line.replaceFirst(": .*", ": " + quoteReplacement()));
      case 4 ->
          lines.set(at, line.replaceFirst(": ", ": " + (random.nextBoolean() ? "&a " : "*a ")));
      case 5 -> lines.set(at, lines.set(other, line));
      case 6 -> lines.addAll(other, List.copyOf(lines.subList(Math.min(at, other), other)));
      default ->
          lines.set(at, line.replaceFirst("[a-z_]+:", word().replaceAll("[\\\\$]", "") + ":"));
    }
    return String.join("\n", lines);
  }

  private byte[] bytes(byte[] text) {
    byte[] broken = text.clone();
    for (int i = 0; i < 3 && broken.length > 0; i++) {
      broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
    }
    return broken;
  }

  private String quoteReplacement() {
    return word().replaceAll("[\\\\$]", "");
  }

  private String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }
}
