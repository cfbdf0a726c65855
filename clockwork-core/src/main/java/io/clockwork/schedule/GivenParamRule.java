package io.clockwork.schedule;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Findings;
import io.clockwork.model.LiteralSecretCheck;
import io.clockwork.model.NameForm;
import io.clockwork.model.PassableText;
import io.clockwork.schedule.ScheduleDraft.NamedValue;
import java.util.HashSet;
import java.util.Set;

/**
 * Params given to a pipeline have names that params can have, none twice, and values that can be
 * passed on. Those of a single step are checked as its own; whether a pipeline has such a param is
 * checked where it is at hand.
 */
final class GivenParamRule implements ScheduleRule {
  @Override
  public void check(ScheduleDraft draft, Findings findings) {
    boolean ofStep = draft.steps() > 0 && draft.pipelines().isEmpty();
    Set<String> seen = new HashSet<>();
    for (NamedValue param : draft.params()) {
      FieldPath path = FieldPath.of("params", param.name());
      String name = Quoted.text(param.name());
      if (param.value().json().equals("null")) {
        findings.atValue(
            path,
            DiagnosticCode.BAD_PARAM,
            "param " + name + " is given as null, which is no value",
            "leave it out, or give it a value");
      }
      if (!seen.add(param.name()) && !ofStep) {
        findings.atRepetition(
            path,
            1,
            DiagnosticCode.DUPLICATE_NAME,
            "param " + name + " is given twice",
            "keep one of them");
      } else if (!ofStep) {
        checkText(path, param, findings);
        LiteralSecretCheck.param(path, param.name(), param.value(), findings);
      }
    }
  }

  private static void checkText(FieldPath path, NamedValue param, Findings findings) {
    NameForm.VARIABLE
        .problem(param.name())
        .ifPresent(
            problem ->
                findings.atKey(
                    path,
                    DiagnosticCode.BAD_NAME,
                    "param name " + Quoted.text(param.name()) + " " + problem,
                    NameForm.VARIABLE.help(param.name())));
    PassableText.problem(param.value().text())
        .ifPresent(
            problem ->
                findings.atValue(
                    path,
                    DiagnosticCode.BAD_TEXT,
                    "text " + problem,
                    "leave it out, or keep such data in a file"));
  }
}
