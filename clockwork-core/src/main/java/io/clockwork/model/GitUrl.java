package io.clockwork.model;

import io.clockwork.diagnostic.Quoted;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * URLs of repositories that any Git on any machine understands the same way and that hold no
 * password. {@code http} and {@code git} URLs are refused: neither proves whose code is run.
 */
public final class GitUrl {
  private static final Pattern URL = Pattern.compile("(https|ssh)://([^/@]*@)?[^/@:]+(:\\d+)?/.+");
  private static final Pattern CREDENTIALS = Pattern.compile("https://[^/]*@|ssh://[^/@]*:[^/]*@");
  private static final Pattern FILE = Pattern.compile("file:///.+");
  private static final Pattern SCP =
      Pattern.compile("([A-Za-z0-9._-]+@)?[A-Za-z0-9][A-Za-z0-9.-]*:[^:]+");

  private GitUrl() {}

  /** A URL in quotes, without what may be a password. */
  public static String shown(String url) {
    return Quoted.text(url.replaceFirst("://[^/]*@", "://...@"));
  }

  /** What is wrong with a URL, as the end of a sentence that begins with it. */
  public static Optional<String> problem(String url) {
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
      if (FILE.matcher(url).matches()) {
        return Optional.empty();
      }
      return URL.matcher(url).matches()
          ? problemOfPlace(url)
          : Optional.of("is not an https, ssh or file URL");
    }
    return SCP.matcher(url).matches()
        ? problemOfPlace(url)
        : Optional.of("is neither a URL nor of the form user@host:path");
  }

  /** What is wrong with the beginning of URLs, as the end of a sentence that begins with it. */
  public static Optional<String> problemOfBeginning(String url) {
    if (CREDENTIALS.matcher(url).lookingAt()) {
      return Optional.of("holds a user or password; name a secret that has it");
    }
    return covers(url, url)
        ? Optional.empty()
        : Optional.of(problem(url).orElse("covers no repository"));
  }

  /** One without a place would be covered by no credential, and be opened without any. */
  private static Optional<String> problemOfPlace(String url) {
    return GitPlace.of(url).isPresent()
        ? Optional.empty()
        : Optional.of(
            "has a host or a path that servers may read in several ways; use letters, digits and"
                + " \"._~+=,@-\", a space as \"%20\", and no \".\" or \"..\"");
  }

  /**
   * Whether a URL is another one or lies below it, part by part of their paths; case counts only in
   * the path. The user, the standard port, a slash or {@code .git} at the end and the form {@code
   * user@host:path} make no difference. A path with {@code .}, {@code ..}, {@code %} before
   * anything but {@code 20} or the like, which servers may take for another one, is below nothing.
   */
  public static boolean covers(String outer, String url) {
    Optional<GitPlace> around = GitPlace.of(outer);
    Optional<GitPlace> inner = GitPlace.of(url);
    return around.isPresent() && inner.isPresent() && inner.get().isBelow(around.get());
  }
}
