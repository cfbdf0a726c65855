package io.clockwork.cli.testing;

import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.console.SafeText;
import io.clockwork.cli.console.Style;
import io.clockwork.rehearsal.TestResult;
import java.util.List;

/** Tells people of tests as they end: one line each, and why one failed. */
public final class TestText {
  private final Invocation invocation;
  private final Style style;

  /** On standard output. */
  public TestText(Invocation invocation) {
    this.invocation = invocation;
    style = invocation.terminal().out();
  }

  /** One test has ended. */
  public void ended(String file, TestResult result) {
    String word = result.passed() ? style.good("ok    ") : style.bad("FAILED");
    invocation
        .out()
        .println(word + "  " + SafeText.line(file) + ": " + SafeText.line(result.test().name()));
    FailureText.lines(result, style).forEach(line -> invocation.out().println("        " + line));
    invocation.out().flush();
  }

  /** All have ended. */
  public void summary(List<TestedFile> files) {
    int tests = files.stream().mapToInt(file -> file.results().size()).sum();
    long failed = files.stream().mapToLong(TestedFile::failures).sum();
    long broken = files.stream().filter(file -> file.report().hasErrors()).count();
    invocation
        .out()
        .println(
            count(tests, "test")
                + (failed == 0 ? "" : ", " + failed + " failed")
                + (broken == 0 ? "" : ", " + count(broken, "file") + " could not be run")
                + (failed == 0 && broken == 0 ? (tests == 1 ? ", passed" : ", all passed") : ""));
  }

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
