package io.clockwork.export;

import io.clockwork.contract.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the head of a generated file says of where it comes from, in comments that begin with {@code
 * #}: the schedule, the code with its commit, and a hash of what stands below.
 */
public final class FileOrigin {
  private static final String CONTENT = "content: sha256 ";
  private static final Pattern CODE = Pattern.compile(" code: (.*) " + CONTENT);

  private FileOrigin() {}

  /**
   * The lines of a file, without what makes them comments.
   *
   * @param origin where its content comes from, as {@link #of} says it
   * @param below all that stands below them
   */
  public static List<String> lines(List<String> origin, String below) {
    List<String> lines = new ArrayList<>(origin);
    lines.add(CONTENT + Sha256.of(below));
    return lines;
  }

  /** Where the code of a scheduled pipeline comes from, for people. */
  public static List<String> of(ScheduledPipeline scheduled) {
    List<String> origin = new ArrayList<>();
    origin.add("schedule: " + scheduled.path());
    scheduled.code().ifPresent(code -> origin.add("code: " + code));
    return origin;
  }

  /** What a file says of its code, also where the comment was wrapped; empty if nothing. */
  static Optional<String> code(String file) {
    String head =
        file.lines()
            .takeWhile(line -> line.startsWith("# "))
            .map(line -> line.substring(2))
            .collect(Collectors.joining(" "));
    Matcher code = CODE.matcher(head);
    return code.find() ? Optional.of(code.group(1)) : Optional.empty();
  }

  /** Whether a file is as it was written. */
  static boolean isUnedited(String file) {
    int mark = file.indexOf("\n# " + CONTENT);
    int end = mark < 0 ? -1 : file.indexOf('\n', mark + 1);
    return end >= 0
        && file.substring(mark + CONTENT.length() + "\n# ".length(), end)
            .equals(Sha256.of(file.substring(end + 1)));
  }
}
