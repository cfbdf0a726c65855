package io.clockwork.platform;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The grammar of store URLs: scheme, name and path, whose parts are neither empty nor dots. */
final class StoreUrlForm {
  private static final Pattern URL = Pattern.compile("([a-z0-9]{1,10})://([^/]*)(?:/(.*))?");
  private static final Pattern PART = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._=+@-]+");
  private static final Pattern CLAIM = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");
  private static final Pattern BUCKET =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]");

  private StoreUrlForm() {}

  static Optional<StoreUrl> parse(String text) {
    Matcher matcher = URL.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String name = matcher.group(2);
    return path(matcher.group(3) == null ? "" : matcher.group(3))
        .flatMap(path -> store(matcher.group(1), name, path));
  }

  private static Optional<String> path(String written) {
    String path = written.endsWith("/") ? written.substring(0, written.length() - 1) : written;
    for (String part : path.isEmpty() ? new String[0] : path.split("/", -1)) {
      if (!PART.matcher(part).matches()) {
        return Optional.empty();
      }
    }
    return Optional.of(path);
  }

  private static Optional<StoreUrl> store(String scheme, String name, String path) {
    Optional<StoreUrl.Service> service = StoreUrl.Service.of(scheme);
    if (service.isPresent()) {
      return BUCKET.matcher(name).matches()
          ? Optional.of(new StoreUrl.Bucket(service.get(), name, path))
          : Optional.empty();
    }
    if (scheme.equals("pvc")) {
      return CLAIM.matcher(name).matches()
          ? Optional.of(new StoreUrl.Claim(name, path))
          : Optional.empty();
    }
    return scheme.equals("file") && name.isEmpty() && !path.isEmpty()
        ? Optional.of(new StoreUrl.Folder("/" + path))
        : Optional.empty();
  }
}
