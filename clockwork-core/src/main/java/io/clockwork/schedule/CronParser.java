package io.clockwork.schedule;

import io.clockwork.diagnostic.DidYouMean;
import io.clockwork.diagnostic.Quoted;
import java.time.Month;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of a cron; collects everything that is wrong with it. */
final class CronParser {
  private static final Map<String, String> PRESETS =
      Map.of(
          "@hourly", "0 * * * *",
          "@daily", "0 0 * * *",
          "@weekly", "0 0 * * 0",
          "@monthly", "0 0 1 * *",
          "@yearly", "0 0 1 1 *");
  private static final List<String> PRESET_NAMES =
      List.of("@hourly", "@daily", "@weekly", "@monthly", "@yearly");

  /** Longer than any that somebody wrote, and short enough to say everything about one. */
  private static final int MAX_LENGTH = 500;

  private static final Pattern WORD = Pattern.compile("[^ \\t]+");
  private static final String FIELDS_HELP =
      "write minute, hour, day of month, month and day of week, such as \"0 2 * * 1-5\"";

  private final String text;
  private final Map<CronField, Long> values = new EnumMap<>(CronField.class);
  private final Map<CronField, String> written = new EnumMap<>(CronField.class);
  private final List<CronProblem> problems = new ArrayList<>();

  private CronParser(String text) {
    this.text = text;
  }

  static CronParser parse(String text) {
    CronParser parser = new CronParser(text);
    parser.parse();
    return parser;
  }

  List<CronProblem> problems() {
    return List.copyOf(problems);
  }

  /** The values of a field, as bits; only without problems. */
  long values(CronField field) {
    return values.getOrDefault(field, 0L);
  }

  /** Whether a field leaves anything out by what is written, whatever its values are. */
  boolean isRestricted(CronField field) {
    return !"*".equals(written.get(field));
  }

  private void parse() {
    if (text.length() > MAX_LENGTH) {
      whole("is longer than " + MAX_LENGTH + " characters", FIELDS_HELP);
      return;
    }
    String trimmed = trimmed(text);
    if (trimmed.startsWith("@")) {
      preset(trimmed);
      return;
    }
    List<CronField> fields = List.of(CronField.values());
    int count = 0;
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      if (count < fields.size()) {
        field(fields.get(count), words.group(), words.start());
      }
      count++;
    }
    if (count != fields.size()) {
      problems.clear();
      count(count);
      return;
    }
    checkDays();
    if (problems.isEmpty() && neverComes()) {
      whole("never comes: no such day is in such a month", "choose days that the months have");
    }
  }

  private void preset(String name) {
    String expression = PRESETS.get(name);
    if (expression == null) {
      whole(
          "is none of the names that crons have",
          DidYouMean.help(name, PRESET_NAMES)
              .orElse("write five fields, or one of " + Quoted.names(PRESET_NAMES)));
      return;
    }
    CronParser fields = parse(expression);
    values.putAll(fields.values);
    written.putAll(fields.written);
  }

  private void count(int count) {
    boolean more = count == 6 || count == 7;
    whole(
        count == 0
            ? "is empty"
            : "has "
                + count
                + (count == 1 ? " field" : " fields")
                + ", not five"
                + (more ? "; seconds and years are not portable" : ""),
        count == 0 ? FIELDS_HELP + "; leave it out to run only when asked" : FIELDS_HELP);
  }

  private void field(CronField field, String word, int offset) {
    written.put(field, word);
    long all = 0;
    int at = offset;
    for (String item : word.split(",", -1)) {
      CronItem.Reading reading = CronItem.read(field, item, item.length() < word.length());
      all |= reading.values();
      int start = at;
      reading
          .problem()
          .ifPresent(p -> problems.add(new CronProblem(start, item, p.message(), p.help())));
      at += item.length() + 1;
    }
    values.put(field, all);
  }

  /**
   * Where days of month and days of week are both restricted, either is enough. Of a field that
   * begins with a star and goes on, such as every second day, cron daemons say that it restricts
   * nothing, so that both must hold, and Airflow says that it does.
   */
  private void checkDays() {
    Optional<CronField> starred =
        List.of(CronField.DAY_OF_MONTH, CronField.DAY_OF_WEEK).stream()
            .filter(field -> isRestricted(field) && written.getOrDefault(field, "").startsWith("*"))
            .findFirst();
    if (starred.isPresent()
        && isRestricted(CronField.DAY_OF_MONTH)
        && isRestricted(CronField.DAY_OF_WEEK)) {
      String word = written.getOrDefault(starred.get(), "");
      whole(
          "has "
              + starred.get().noun()
              + " "
              + Quoted.text(word)
              + " beside another restriction of days, of which some schedulers take both and others"
              + " either",
          "write the days as a range, or restrict one of the two fields only");
    }
  }

  private boolean neverComes() {
    if (isRestricted(CronField.DAY_OF_WEEK)) {
      return false;
    }
    int firstDay = Long.numberOfTrailingZeros(values(CronField.DAY_OF_MONTH));
    for (int month = 1; month <= 12; month++) {
      boolean there = ((values(CronField.MONTH) >> month) & 1) != 0;
      if (there && firstDay <= Month.of(month).maxLength()) {
        return false;
      }
    }
    return true;
  }

  private void whole(String message, String help) {
    problems.add(new CronProblem(0, "", message, help));
  }

  /** The fields of a name, or the fields themselves with single spaces between them. */
  static String fields(String text) {
    String trimmed = trimmed(text);
    return PRESETS.getOrDefault(
        trimmed, trimmed.replaceAll("[ \\t]+", " ").toUpperCase(Locale.ROOT));
  }

  private static String trimmed(String text) {
    return text.replaceAll("^[ \\t]+|[ \\t]+$", "");
  }
}
