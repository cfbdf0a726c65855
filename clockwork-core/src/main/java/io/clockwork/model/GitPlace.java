package io.clockwork.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a URL of a repository leads.
 *
 * @param server scheme, host and port
 * @param path its parts
 */
record GitPlace(String server, List<String> path) {
  private static final Pattern URL =
      Pattern.compile("(https|ssh|file)://(?:[^/@]*@)?([A-Za-z0-9._-]*)(?::([0-9]+))?(?:/(.*))?");
  private static final Pattern SCP = Pattern.compile("(?:[^/@]*@)?([A-Za-z0-9.-]+):([^:]*)");

  /** Of letters that need no encoding, and spaces that have one. */
  private static final Pattern PART = Pattern.compile("(?!\\.{1,2}$)(?:[A-Za-z0-9._~+=,@-]|%20)+");

  /** The place of a URL; empty if it is none, or could be taken for several. */
  static Optional<GitPlace> of(String url) {
    Matcher matcher = URL.matcher(url);
    if (matcher.matches()) {
      String port = matcher.group(3);
      boolean standard =
          port == null || port.equals(matcher.group(1).equals("https") ? "443" : "22");
      return of(
          matcher.group(1) + "://" + matcher.group(2) + (standard ? "" : ":" + port),
          matcher.group(4) == null ? "" : matcher.group(4));
    }
    Matcher scp = SCP.matcher(url);
    return scp.matches() ? of("ssh://" + scp.group(1), scp.group(2)) : Optional.empty();
  }

  private static Optional<GitPlace> of(String server, String path) {
    List<String> parts = new ArrayList<>();
    String plain = path.replaceAll("/$", "").replaceAll("\\.git$", "").replaceAll("^/", "");
    for (String part : plain.isEmpty() ? List.<String>of() : List.of(plain.split("/", -1))) {
      if (!PART.matcher(part).matches()) {
        return Optional.empty();
      }
      parts.add(part);
    }
    return Optional.of(new GitPlace(server.toLowerCase(Locale.ROOT), parts));
  }

  boolean isBelow(GitPlace outer) {
    return server.equals(outer.server)
        && path.size() >= outer.path.size()
        && path.subList(0, outer.path.size()).equals(outer.path);
  }
}
