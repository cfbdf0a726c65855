package io.clockwork.model;

import io.clockwork.diagnostic.Quoted;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Labels, annotations and selectors: texts by names, some of which are not for users. */
final class PodLabels {
  static final String RESERVED = "clockwork";

  private static final String OWN_DOMAIN = "io.clockwork";

  /** Annotations that take a container's confinement away. */
  private static final List<String> UNSAFE =
      List.of(
          "container.apparmor.security.beta.kubernetes.io/",
          "container.seccomp.security.alpha.kubernetes.io/",
          "seccomp.security.alpha.kubernetes.io/");

  private static final Pattern KEY =
      Pattern.compile(
          "([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?");
  private static final Pattern VALUE =
      Pattern.compile("([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?");

  private PodLabels() {}

  static void checkSelector(PlainShape selector) {
    selector
        .map("write {disk: ssd}")
        .ifPresent(entries -> entries.forEach((key, value) -> label(key, value)));
  }

  static void checkLabels(PlainShape labels) {
    labels
        .map("write {team: growth}")
        .ifPresent(
            entries ->
                entries.forEach(
                    (key, value) -> {
                      own(key, value);
                      label(key, value);
                    }));
  }

  static void checkAnnotations(PlainShape annotations) {
    annotations
        .map("write {example.com/owner: growth}")
        .ifPresent(
            entries ->
                entries.forEach(
                    (key, value) -> {
                      own(key, value);
                      key(key, value);
                      value.text("write a text");
                      if (UNSAFE.stream().anyMatch(key::startsWith)) {
                        value.bad("weakens the confinement of containers", "leave it out");
                      }
                    }));
  }

  private static void own(String key, PlainShape value) {
    if (key.startsWith(RESERVED) || key.startsWith(OWN_DOMAIN)) {
      value.reserved(
          "is reserved: names beginning with \"clockwork\" and \"io.clockwork\" are Clockwork's own",
          "choose a name that begins differently");
    }
  }

  private static void label(String key, PlainShape value) {
    key(key, value);
    Optional<String> text = value.text("write a text");
    text.filter(label -> !VALUE.matcher(label).matches())
        .ifPresent(
            label ->
                value.bad(
                    "is " + Quoted.text(label) + ", which no label can be",
                    "use at most 63 letters, digits, \"-\", \"_\" and \".\", with a letter or digit"
                        + " at both ends"));
  }

  private static void key(String key, PlainShape value) {
    if (!KEY.matcher(key).matches()) {
      value.bad(
          "is not a name that Kubernetes takes here",
          "write a name such as \"team\" or \"example.com/team\"");
    }
  }
}
