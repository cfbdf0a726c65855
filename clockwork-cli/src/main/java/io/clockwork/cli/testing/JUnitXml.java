package io.clockwork.cli.testing;

import io.clockwork.cli.console.Style;
import io.clockwork.cli.markup.MarkupWriter;
import io.clockwork.diagnostic.TextFormat;
import io.clockwork.rehearsal.TestResult;
import java.util.List;

/** The results of tests in the XML of JUnit, which build servers show. */
public final class JUnitXml {
  private final StringBuilder out =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  private final MarkupWriter xml = new MarkupWriter(out);

  private JUnitXml() {}

  /** The document: a suite a file, a case a test; what kept a file from running is an error. */
  public static String of(List<TestedFile> files) {
    JUnitXml document = new JUnitXml();
    document.xml.open("testsuites", "name", "clockwork test");
    files.forEach(document::suite);
    document.xml.close();
    return document.out.toString();
  }

  private void suite(TestedFile file) {
    int errors = file.report().hasErrors() ? 1 : 0;
    xml.open(
        "testsuite",
        "name",
        file.file(),
        "tests",
        Integer.toString(file.results().size() + errors),
        "failures",
        Long.toString(file.failures()),
        "errors",
        Integer.toString(errors),
        "skipped",
        "0");
    if (errors > 0) {
      xml.open("testcase", "classname", file.file(), "name", "is valid");
      String problems = TextFormat.plain().render(file.report());
      xml.leaf("error", problems, "message", first(List.of(problems.split("\n", -1))));
      xml.close();
    }
    file.results().forEach(result -> test(file.file(), result));
    xml.close();
  }

  private void test(String file, TestResult result) {
    xml.open("testcase", "classname", file, "name", result.test().name());
    if (!result.passed()) {
      List<String> lines = FailureText.lines(result, Style.PLAIN);
      xml.leaf("failure", String.join("\n", lines), "message", first(lines));
    }
    xml.close();
  }

  private static String first(List<String> lines) {
    return lines.isEmpty() ? "" : lines.get(0);
  }
}
