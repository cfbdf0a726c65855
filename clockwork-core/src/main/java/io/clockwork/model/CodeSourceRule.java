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
  private static final Pattern URL = Pattern.compile("(https|ssh)://([^/@]*@)?[^/@:]+(:\\d+)?/.+");
  private static final Pattern CREDENTIALS = Pattern.compile("https://[^/]*@|ssh://[^/@]*:[^/]*@");
  private static final Pattern FILE = Pattern.compile("file:///.+");
  private static final Pattern SCP =
      Pattern.compile("([A-Za-z0-9._-]+@)?[A-Za-z0-9][A-Za-z0-9.-]*:[^:]+");
  private static final Pattern BAD_REF =
      Pattern.compile("[\\s~^:?*\\[\\\\]|\\.\\.|@\\{|//|/\\.|\\.lock(/|$)");

  @Override
  public void check(DraftIndex draft, Findings findings) {
    draft
        .draft()
        .code()
        .ifPresent(
            code -> {
              urlProblem(code.git())
                  .ifPresent(
                      problem ->
                          findings.atValue(
                              FieldPath.of("code", "git"),
                              DiagnosticCode.BAD_GIT_URL,
                              "repository " + shown(code.git()) + " " + problem,
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

  /** A URL without what may be a password. */
  private static String shown(String url) {
    return Quoted.text(url.replaceFirst("://[^/]*@", "://...@"));
  }

  private static Optional<String> urlProblem(String url) {
    if (url.isEmpty()) {
      return Optional.of("is empty");
    }
    if (url.startsWith("-")) {
      return Optional.of("begins with \"-\" and would be taken for an option");
    }
    if (url.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
      return Optional.of("has a space or control character");
    }
    if (url.startsWith("http://") || url.startsWith("git://")) {
      return Optional.of("does not prove who serves it; use https or ssh");
    }
    if (url.contains("://")) {
      if (CREDENTIALS.matcher(url).lookingAt()) {
        return Optional.of("holds a user or password; credentials belong to the platform");
      }
      return URL.matcher(url).matches() || FILE.matcher(url).matches()
          ? Optional.empty()
          : Optional.of("is not an https, ssh or file URL");
    }
    return SCP.matcher(url).matches()
        ? Optional.empty()
        : Optional.of("is neither a URL nor of the form user@host:path");
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
