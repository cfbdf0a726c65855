package io.clockwork.model;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The grammar of container image references: {@code [registry/]repository[:tag][@digest]}, as
 * Docker and the OCI distribution specification write it.
 */
public final class ImageReference {
  private static final String DOCKER_HUB = "docker.io";
  private static final int MAX_NAME = 255;
  private static final Pattern DIGEST =
      Pattern.compile(
          "[A-Za-z][A-Za-z0-9]{0,31}([+._-][A-Za-z][A-Za-z0-9]{0,31}){0,3}:[0-9a-fA-F]{32,256}");
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
  private static final Pattern COMPONENT =
      Pattern.compile("[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+){0,127}");
  private static final Pattern HOST_LABEL =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?");
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-fA-F:]{2,45}]");
  private static final Pattern IDENTIFIER = Pattern.compile("[0-9a-f]{64}");

  private ImageReference() {}

  /** What is wrong with a reference, as the end of a sentence; empty if it is well-formed. */
  public static Optional<String> problem(String text) {
    if (text.isEmpty()) {
      return Optional.of("is empty");
    }
    if (text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      return Optional.of("has a character that no image reference may have");
    }
    if (text.contains("://")) {
      return Optional.of("begins like a URL; leave out the scheme");
    }
    String name = text;
    int at = name.indexOf('@');
    if (at >= 0) {
      if (!DIGEST.matcher(name.substring(at + 1)).matches()) {
        return Optional.of("has a malformed digest; one is \"sha256:\" and 64 hexadecimal digits");
      }
      name = name.substring(0, at);
    }
    int colon = name.lastIndexOf(':');
    if (colon > name.lastIndexOf('/')) {
      if (!TAG.matcher(name.substring(colon + 1)).matches()) {
        return Optional.of("has a malformed tag");
      }
      name = name.substring(0, colon);
    }
    return nameProblem(name);
  }

  /**
   * The whole reference that a well-formed one means, with its registry in lower case and its tag:
   * {@code python} is {@code docker.io/library/python:latest}.
   */
  public static String qualified(String reference) {
    int slash = reference.indexOf('/');
    boolean host = slash > 0 && isHost(reference.substring(0, slash));
    String registry = host ? reference.substring(0, slash).toLowerCase(Locale.ROOT) : DOCKER_HUB;
    if (registry.equals("index.docker.io")) {
      registry = DOCKER_HUB;
    }
    String rest = host ? reference.substring(slash + 1) : reference;
    boolean folder = !registry.equals(DOCKER_HUB) || rest.indexOf('/') >= 0;
    boolean versioned = rest.indexOf('@') >= 0 || rest.indexOf(':') >= 0;
    return registry + "/" + (folder ? "" : "library/") + rest + (versioned ? "" : ":latest");
  }

  private static Optional<String> nameProblem(String name) {
    if (name.length() > MAX_NAME) {
      return Optional.of("is longer than " + MAX_NAME + " characters");
    }
    int slash = name.indexOf('/');
    String repository = name;
    if (slash > 0 && isHost(name.substring(0, slash))) {
      if (!isRegistry(name.substring(0, slash))) {
        return Optional.of("names a malformed registry");
      }
      repository = name.substring(slash + 1);
    } else if (IDENTIFIER.matcher(name).matches()) {
      return Optional.of("is the id of an image on one machine, not a reference");
    }
    for (String component : repository.split("/", -1)) {
      if (component.isEmpty()) {
        return Optional.of("has an empty part in its repository");
      }
      if (!COMPONENT.matcher(component).matches()) {
        return component.chars().anyMatch(Character::isUpperCase)
            ? Optional.of("has an upper case letter in its repository")
            : Optional.of("has a malformed repository");
      }
    }
    return Optional.empty();
  }

  /** Whether the part before the first slash is a registry rather than a folder of the default. */
  private static boolean isHost(String first) {
    return first.indexOf('.') >= 0 || first.indexOf(':') >= 0 || first.equals("localhost");
  }

  private static boolean isRegistry(String registry) {
    int colon = registry.endsWith("]") ? -1 : registry.lastIndexOf(':');
    String host = colon < 0 ? registry : registry.substring(0, colon);
    boolean port = colon < 0 || registry.substring(colon + 1).matches("[0-9]{1,5}");
    if (host.startsWith("[")) {
      return port && IPV6.matcher(host).matches();
    }
    for (String label : host.split("\\.", -1)) {
      if (!HOST_LABEL.matcher(label).matches()) {
        return false;
      }
    }
    return port;
  }
}
