package io.clockwork.platform;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Findings;
import java.util.List;
import java.util.regex.Pattern;

/** Patterns of images can match something: they begin with a registry, and have no space. */
final class PolicyRule implements PlatformRule {
  private static final Pattern IMAGE = Pattern.compile("[A-Za-z0-9._:/@*\\[\\]-]+");

  @Override
  public void check(Platform platform, Findings findings) {
    List<Wildcard> images = platform.policy().allowedImages().orElse(List.of());
    for (int i = 0; i < images.size(); i++) {
      check(FieldPath.of("policy", "allowed_images").child(i), images.get(i).text(), findings);
    }
  }

  private static void check(FieldPath path, String pattern, Findings findings) {
    String registry = pattern.substring(0, Math.max(0, pattern.indexOf('/')));
    boolean named =
        registry.indexOf('.') >= 0
            || registry.indexOf(':') >= 0
            || registry.equals("localhost")
            || pattern.startsWith("*");
    if (!IMAGE.matcher(pattern).matches()) {
      findings.atValue(
          path,
          DiagnosticCode.BAD_PATTERN,
          "pattern " + Quoted.text(pattern) + " has a character that no image reference has",
          "write a reference with \"*\" in it, such as \"registry.example.com/*\"");
    } else if (!named) {
      findings.atValue(
          path,
          DiagnosticCode.BAD_PATTERN,
          "pattern "
              + Quoted.text(pattern)
              + " matches nothing: references are compared with their registry",
          "write the registry too: "
              + Quoted.text("docker.io/" + (pattern.indexOf('/') < 0 ? "library/" : "") + pattern));
    }
  }
}
