package io.clockwork.model;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;

/** Repositories and refs are named such that any Git takes them for nothing else. */
public final class GitCheck {
  private GitCheck() {}

  /**
   * Reports a repository that is named by no {@link GitUrl}, and a ref that is no {@link GitRef}.
   *
   * @param path the map whose {@code git} and {@code ref} they are
   */
  public static void check(FieldPath path, String git, String ref, Findings findings) {
    GitUrl.problem(git)
        .ifPresent(
            problem ->
                findings.atValue(
                    path.child("git"),
                    DiagnosticCode.BAD_GIT_URL,
                    "repository " + GitUrl.shown(git) + " " + problem,
                    "write a URL such as \"https://git.example.com/growth/churn.git\""));
    GitRef.problem(ref)
        .ifPresent(
            problem ->
                findings.atValue(
                    path.child("ref"),
                    DiagnosticCode.BAD_GIT_REF,
                    "ref " + Quoted.text(ref) + " " + problem,
                    "write a branch, a tag or a full commit"));
  }
}
