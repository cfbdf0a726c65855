package io.clockwork.cli.command;

import io.clockwork.cli.console.ExitCode;
import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.console.SafeText;
import io.clockwork.cli.console.Style;
import io.clockwork.cli.console.TextWidth;
import io.clockwork.cli.doctor.Checkup;
import io.clockwork.cli.doctor.Finding;
import io.clockwork.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
    description = {
      "Looks for everything a run on this machine may need: Java, Python, what notebooks and"
          + " requirements take, folders that can be written. Each lack comes with what to do.",
      "Exit code 3 if something is missing that most pipelines need."
    },
    footer = {"  clockwork doctor", "  clockwork doctor --format json"})
final class DoctorCommand implements Command {
  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  private DataFormat format = DataFormat.TEXT;

  @Override
  public ExitCode run(Invocation invocation) throws InterruptedException {
    List<Finding> findings =
        Checkup.run(invocation, invocation.directory().resolve(".clockwork").resolve("runs"));
    if (format == DataFormat.JSON) {
      invocation.out().println(json(findings));
    } else {
      findings.forEach(finding -> print(finding, invocation));
    }
    boolean missing = findings.stream().anyMatch(f -> f.state() == Finding.State.MISSING);
    return missing ? ExitCode.ENVIRONMENT : ExitCode.DONE;
  }

  private static void print(Finding finding, Invocation invocation) {
    Style style = invocation.terminal().out();
    String word = TextWidth.pad(finding.state().id(), 9);
    String state =
        switch (finding.state()) {
          case OK -> style.good(word);
          case ABSENT -> style.warning(word);
          case MISSING -> style.bad(word);
        };
    invocation
        .out()
        .println(state + TextWidth.pad(finding.subject(), 14) + SafeText.line(finding.detail()));
    if (!finding.advice().isEmpty()) {
      invocation.out().println(" ".repeat(23) + "> " + SafeText.line(finding.advice()));
    }
  }

  private static String json(List<Finding> findings) {
    return Value.ofJson(findings.stream().map(DoctorCommand::asPlain).toList()).text();
  }

  private static Map<String, Object> asPlain(Finding finding) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("subject", finding.subject());
    plain.put("state", finding.state().id());
    plain.put("detail", finding.detail());
    plain.put("advice", finding.advice());
    return plain;
  }
}
