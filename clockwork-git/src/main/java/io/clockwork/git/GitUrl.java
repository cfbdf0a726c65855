package io.clockwork.git;

import io.clockwork.code.CodeUnavailableException;
import io.clockwork.code.CodeUnavailableException.Field;
import io.clockwork.code.CodeUnavailableException.Reason;
import io.clockwork.contract.Sha256;
import io.clockwork.diagnostic.Quoted;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.eclipse.jgit.transport.URIish;

/**
 * The address of a repository that this machine may ask: https, ssh, and what the options allow
 * besides. It holds no password, and nothing of it can be taken for an option or another program.
 *
 * @param text as it was written
 */
record GitUrl(String text, URIish uri) {
  private static final int KEY_LENGTH = 32;
  private static final Pattern HTTP = Pattern.compile("https?://[A-Za-z0-9\\[][^/@]*/.+");
  private static final Pattern SSH =
      Pattern.compile("ssh://([A-Za-z0-9._][^/@:]*@)?[A-Za-z0-9\\[][^/@]*/.+");
  private static final Pattern SCP =
      Pattern.compile("([A-Za-z0-9._][A-Za-z0-9._-]*@)?[A-Za-z0-9][A-Za-z0-9.-]*:[^:]+");

  /**
   * The address.
   *
   * @throws CodeUnavailableException if it is none, or not allowed
   */
  static GitUrl of(String text, GitOptions options) {
    if (options.problem().isPresent()) {
      throw refused(text, options.problem().get(), "mend that variable of the environment");
    }
    if (text.startsWith("http://") && !options.httpAllowed()) {
      throw refused(text, "http does not prove who serves it", "use https, or ssh");
    }
    boolean local = text.startsWith("file:///") || text.startsWith("/");
    if (local && !options.fileAllowed()) {
      throw refused(
          text,
          "it is a folder of this machine",
          "allow that with CLOCKWORK_GIT_ALLOW=file, or name a server");
    }
    boolean known =
        local
            || HTTP.matcher(text).matches()
            || SSH.matcher(text).matches()
            || (!text.contains("://") && SCP.matcher(text).matches());
    if (!known || text.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
      throw refused(
          text,
          "it is no address of a repository without a password",
          "write one such as \"https://git.example.com/growth/churn.git\"");
    }
    try {
      return new GitUrl(text, new URIish(text));
    } catch (URISyntaxException e) {
      throw refused(text, "it is no URL", "mend it");
    }
  }

  private static CodeUnavailableException refused(String text, String why, String help) {
    return new CodeUnavailableException(
        Reason.NOT_ALLOWED,
        Field.GIT,
        "repository " + hidden(text) + " is not asked: " + why,
        help);
  }

  private static String hidden(String text) {
    String secret = text.startsWith("ssh://") ? "://[^/@]*:[^/]*@" : "://[^/]*@";
    return Quoted.text(text.replaceFirst(secret, "://...@"));
  }

  boolean isSsh() {
    return !isLocal() && !text.startsWith("http");
  }

  boolean isLocal() {
    return text.startsWith("file:") || text.startsWith("/");
  }

  /** Names its folder in the cache. */
  String key() {
    return Sha256.of(text).substring(0, KEY_LENGTH);
  }

  /** For messages. */
  @Override
  public String toString() {
    return hidden(text);
  }
}
