package io.clockwork.airflow.testing;

import io.clockwork.diagnostic.SourceLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Documents with a gap wherever a text can stand, inside of double quotes. {@code «»} can be filled
 * with texts of more than one form, {@code «2h»} with nothing else. A line that ends with {@code #
 * word} is there for some targets only.
 */
public final class HostileDocuments {
  /** All words of lines that are not there for every target. */
  public static final Set<String> EVERY_LINE = Set.of("pods", "host", "provider", "late");

  private static final Path FOLDER = Path.of("src", "test", "hostile");

  /** What stands in quotes around a gap, which there is one of. */
  private static final Pattern SCALAR = Pattern.compile("\"([^\"«\\n]*)«([^»]*)»([^\"«\\n]*)\"");

  private static final Pattern MARKED = Pattern.compile(".* # (\\w+)");

  /**
   * A place for a text.
   *
   * @param file the document
   * @param line from 1
   * @param only the one text that fits; empty if others do
   */
  public record Gap(String file, int line, Optional<String> only) {}

  /**
   * Documents that can be read.
   *
   * @param texts of each
   * @param places of all gaps, by their numbers
   */
  public record Filled(List<String> texts, List<Place> places) {}

  /**
   * Where the text of a gap and what is in the same quotes stand.
   *
   * @param file the document
   * @param line from 1
   * @param column of the quotes that begin it, from 1
   * @param end the column behind it
   */
  public record Place(String file, int line, int column, int end) {
    /** Whether a diagnostic points here. */
    public boolean isMeant(SourceLocation location) {
      return isOnLine(location)
          && location.column() < end
          && column < location.column() + location.length();
    }

    /** Whether a diagnostic points at its line. */
    public boolean isOnLine(SourceLocation location) {
      return location.source().name().equals(file) && location.line() == line;
    }
  }

  private final List<String> files;
  private final List<String> texts;
  private final List<Gap> gaps = new ArrayList<>();

  private HostileDocuments(List<String> files, List<String> texts) {
    this.files = List.copyOf(files);
    this.texts = List.copyOf(texts);
    for (int i = 0; i < files.size(); i++) {
      List<String> lines = texts.get(i).lines().toList();
      for (int line = 0; line < lines.size(); line++) {
        Matcher matcher = SCALAR.matcher(lines.get(line));
        while (matcher.find()) {
          Optional<String> only = Optional.of(matcher.group(2)).filter(text -> !text.isEmpty());
          gaps.add(new Gap(files.get(i), line + 1, only));
        }
      }
    }
  }

  /**
   * The documents of these files.
   *
   * @param words of the lines that are there
   * @param settings what stands for {@code @name@}
   */
  public static HostileDocuments of(
      List<String> files, Set<String> words, Map<String, String> settings) {
    return new HostileDocuments(
        files, files.stream().map(file -> text(file, words, settings)).toList());
  }

  private static String text(String file, Set<String> words, Map<String, String> settings) {
    try {
      String text =
          Files.readString(FOLDER.resolve(file))
              .lines()
              .filter(line -> isThere(line, words))
              .collect(Collectors.joining("\n", "", "\n"));
      for (Map.Entry<String, String> setting : settings.entrySet()) {
        text = text.replace("@" + setting.getKey() + "@", setting.getValue());
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isThere(String line, Set<String> words) {
    Matcher marked = MARKED.matcher(line);
    return !marked.matches() || words.contains(marked.group(1));
  }

  /** The names of the documents. */
  public List<String> files() {
    return files;
  }

  /** All gaps; their places in this list are their numbers. */
  public List<Gap> gaps() {
    return gaps;
  }

  /** What harms nobody in a gap of this number that takes several texts; it is nowhere else. */
  public static String harmless(int gap) {
    return "gap%03dx".formatted(gap);
  }

  /** The documents, with these texts in gaps and harmless ones in the others. */
  public Filled filled(Map<Integer, String> hostile) {
    List<String> filled = new ArrayList<>();
    List<Place> places = new ArrayList<>();
    for (String text : texts) {
      StringBuilder lines = new StringBuilder();
      Matcher matcher = SCALAR.matcher(text);
      while (matcher.find()) {
        int number = places.size();
        String usual = gaps.get(number).only().orElse(harmless(number));
        String said = inQuotes(hostile.getOrDefault(number, usual));
        matcher.appendReplacement(lines, "");
        int column = lines.length() - lines.lastIndexOf("\n");
        lines
            .append('"')
            .append(matcher.group(1))
            .append(said)
            .append(matcher.group(3))
            .append('"');
        int end = lines.length() - lines.lastIndexOf("\n");
        places.add(new Place(gaps.get(number).file(), gaps.get(number).line(), column, end));
      }
      filled.add(matcher.appendTail(lines).toString());
    }
    return new Filled(filled, places);
  }

  /** As YAML has it between double quotes, in printable ASCII. */
  private static String inQuotes(String text) {
    StringBuilder quoted = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (point == '"' || point == '\\') {
                quoted.append('\\').append((char) point);
              } else if (' ' <= point && point < 0x7F) {
                quoted.append((char) point);
              } else {
                quoted.append((point < 0x10000 ? "\\u%04x" : "\\U%08x").formatted(point));
              }
            });
    return quoted.toString();
  }
}
