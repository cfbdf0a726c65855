package io.clockwork.schedule;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Findings;
import io.clockwork.model.PassableText;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What people find a schedule by is text: the owner on one line; tags of at most 100 characters,
 * none twice.
 */
final class LabelRule implements ScheduleRule {
  private static final int MAX_TAG = 100;
  private static final int MAX_OWNER = 250;

  @Override
  public void check(ScheduleDraft draft, Findings findings) {
    draft
        .description()
        .flatMap(PassableText::problem)
        .ifPresent(p -> bad("description", p, findings));
    draft
        .owner()
        .flatMap(owner -> problem(owner, MAX_OWNER))
        .ifPresent(problem -> bad("owner", problem, findings));
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < draft.tags().size(); i++) {
      FieldPath path = FieldPath.of("tags").child(i);
      String tag = draft.tags().get(i);
      problem(tag, MAX_TAG)
          .ifPresent(
              problem ->
                  findings.atValue(
                      path,
                      DiagnosticCode.BAD_TEXT,
                      "tag " + Quoted.text(tag) + " " + problem,
                      "write a word or two on one line"));
      if (!seen.add(tag)) {
        findings.atValue(
            path,
            DiagnosticCode.DUPLICATE_NAME,
            "tag " + Quoted.text(tag) + " is there twice",
            "keep one of them");
      }
    }
  }

  private static void bad(String key, String problem, Findings findings) {
    findings.atValue(
        FieldPath.of(key),
        DiagnosticCode.BAD_TEXT,
        key + " " + problem,
        "write a text" + (key.equals("owner") ? " on one line, such as a team's address" : ""));
  }

  private static Optional<String> problem(String text, int maxLength) {
    if (text.isBlank()) {
      return Optional.of("is empty");
    }
    int length = text.codePointCount(0, text.length());
    if (length > maxLength) {
      return Optional.of(
          "is " + length + " characters long; at most " + maxLength + " are allowed");
    }
    return text.chars().anyMatch(Character::isISOControl)
        ? Optional.of("has a control character")
        : PassableText.problem(text);
  }
}
