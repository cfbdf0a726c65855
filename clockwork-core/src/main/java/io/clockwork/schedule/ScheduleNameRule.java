package io.clockwork.schedule;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Findings;
import io.clockwork.model.NameForm;

/** A schedule's name can be a DAG's id and a folder, and is none that Clockwork uses itself. */
final class ScheduleNameRule implements ScheduleRule {
  private static final String RESERVED = "clockwork";

  @Override
  public void check(ScheduleDraft draft, Findings findings) {
    FieldPath path = FieldPath.of("name");
    String name = "schedule name " + Quoted.text(draft.name());
    NameForm.IDENTIFIER
        .problem(draft.name())
        .ifPresent(
            problem ->
                findings.atValue(
                    path,
                    DiagnosticCode.BAD_NAME,
                    name + " " + problem,
                    NameForm.IDENTIFIER.help(draft.name())));
    if (isReserved(draft.name())) {
      findings.atValue(
          path,
          DiagnosticCode.RESERVED_NAME,
          name + " is reserved: names beginning with \"clockwork\" are Clockwork's own",
          "choose a name that begins differently");
    }
  }

  static boolean isReserved(String name) {
    return name.startsWith(RESERVED);
  }
}
