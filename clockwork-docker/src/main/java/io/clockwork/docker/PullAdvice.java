package io.clockwork.docker;

import java.util.Arrays;
import java.util.regex.Pattern;

/** What can be done about a pull that failed, told by the words of engines and registries. */
enum PullAdvice {
  ROOM("no space left on device"),
  TOO_MANY("toomanyrequests|too many requests"),
  PLATFORM("no matching manifest|no image found in manifest list"),
  TRUST("x509:|http response to https client|tls: "),
  LOGIN(
      "unauthorized|no basic auth credentials|authentication required|invalid username/password"
          + "|denied"),
  NAME("manifest unknown|not found|name unknown|invalid reference"),
  NETWORK(
      "connection refused|connection reset|no such host|no route to host|unreachable|timeout"
          + "|request canceled|\\beof\\b"),
  OTHER("");

  private final Pattern words;

  PullAdvice(String words) {
    this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
  }

  /**
   * A sentence's end.
   *
   * @param reason what the engine said
   * @param platform the engine's own
   * @param login what the registry was told of the user
   */
  static String of(String reason, ImageRegistry registry, String platform, RegistryLogin login) {
    return switch (of(reason)) {
      case ROOM -> "make room where the engine keeps its images, such as with docker image prune";
      case TOO_MANY ->
          "wait, or get more from " + registry + " with a login: " + told(registry, login);
      case PLATFORM ->
          "it is not published for "
              + platform
              + ", the engine's platform: choose another tag, or"
              + " build it on this engine";
      case TRUST ->
          "the engine does not trust "
              + registry
              + ": give the engine its certificate, or name it"
              + " among the engine's insecure registries";
      case LOGIN -> "correct its name if it is wrong; " + told(registry, login);
      case NAME -> "correct its name or tag, or push it to " + registry;
      case NETWORK ->
          "the engine does not reach "
              + registry
              + ": correct its name, or look after the network"
              + " and the proxy of the engine";
      case OTHER -> "correct its name, log in to its registry, or build or load it on this engine";
    };
  }

  private static PullAdvice of(String reason) {
    return Arrays.stream(values())
        .filter(advice -> advice.words.matcher(reason).find())
        .findFirst()
        .orElse(OTHER);
  }

  private static String told(ImageRegistry registry, RegistryLogin login) {
    return login.credentials().isPresent()
        ? registry
            + " was given "
            + login.source()
            + "; "
            + registry.loginCommand()
            + " replaces it"
        : login.source() + "; " + registry.loginCommand() + " makes one";
  }
}
