package io.clockwork.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The forms of names that Kubernetes gives its objects. */
public enum KubernetesName {
  /** Of namespaces and volumes. */
  LABEL(63, "use a-z, 0-9 and \"-\", with a letter or digit at both ends") {
    @Override
    boolean isFormed(String name) {
      return isLabel(name);
    }
  },
  /** Of secrets, claims, service accounts and most other objects. */
  SUBDOMAIN(253, "use a-z, 0-9, \"-\" and \".\", with a letter or digit beside every dot") {
    @Override
    boolean isFormed(String name) {
      return Arrays.stream(name.split("\\.", -1)).allMatch(KubernetesName::isLabel);
    }
  };

  private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

  private final int maxLength;
  private final String help;

  KubernetesName(int maxLength, String help) {
    this.maxLength = maxLength;
    this.help = help;
  }

  abstract boolean isFormed(String name);

  private static boolean isLabel(String text) {
    return FORM.matcher(text).matches();
  }

  /** What is wrong with a name, as the end of a sentence that begins with it. */
  public Optional<String> problem(String name) {
    if (name.isEmpty()) {
      return Optional.of("is empty");
    }
    if (name.length() > maxLength) {
      return Optional.of("is longer than " + maxLength + " characters");
    }
    return isFormed(name) ? Optional.empty() : Optional.of("is not allowed");
  }

  /** How to write a name of this form. */
  public String help() {
    return help;
  }
}
