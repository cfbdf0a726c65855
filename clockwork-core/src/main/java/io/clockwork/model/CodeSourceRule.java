package io.clockwork.model;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The repository of {@code code} is named by a URL that any Git on any machine understands the same
 * way and that holds no password; its ref obeys Git's rules for names and can be taken for no
 * option. {@code http} and {@code git} URLs are refused: neither proves whose code is run.
 */
final class CodeSourceRule implements Rule {
  private static final Pattern BAD_REF =
      Pattern.compile("[\\s~^:?*\\[\\\\]|\\.\\.|@\\{|//|/\\.|\\.lock(/|$)");

  @Override
  public void check(DraftIndex draft, Findings findings) {
    draft
        .draft()
        .code()
        .ifPresent(
            code -> {
              GitUrl.problem(code.git())
                  .ifPresent(
                      problem ->
                          findings.atValue(
                              FieldPath.of("code", "git"),
                              DiagnosticCode.BAD_GIT_URL,
                              "repository " + GitUrl.shown(code.git()) + " " + problem,
                              "write a URL such as \"https://git.example.com/growth/churn.git\""));
              refProblem(code.ref())
                  .ifPresent(
                      problem ->
                          findings.atValue(
                              FieldPath.of("code", "ref"),
                              DiagnosticCode.BAD_GIT_REF,
                              "ref " + Quoted.text(code.ref()) + " " + problem,
                              "write a branch, a tag or a full commit"));
            });
  }

  private static Optional<String> refProblem(String ref) {
    if (ref.isEmpty()) {
      return Optional.of("is empty");
    }
    if (ref.startsWith("-")) {
      return Optional.of("begins with \"-\" and would be taken for an option");
    }
    boolean malformed =
        BAD_REF.matcher(ref).find()
            || ref.chars().anyMatch(Character::isISOControl)
            || ref.startsWith("/")
            || ref.startsWith(".")
            || ref.endsWith("/")
            || ref.endsWith(".")
            || ref.equals("@");
    return malformed ? Optional.of("cannot be the name of a ref") : Optional.empty();
  }
}
