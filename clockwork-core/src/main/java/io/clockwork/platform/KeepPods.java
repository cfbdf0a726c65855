package io.clockwork.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which pods are kept for inspection once their tasks have ended. */
public enum KeepPods {
  /** None. */
  NEVER("never"),
  /** Those of failed attempts. */
  FAILED("failed"),
  /** All. */
  ALWAYS("always");

  private final String id;

  KeepPods(String id) {
    this.id = id;
  }

  /** As a platform writes it. */
  public String id() {
    return id;
  }

  /** The one of this id. */
  public static Optional<KeepPods> of(String id) {
    return Arrays.stream(values()).filter(value -> value.id.equals(id)).findFirst();
  }

  /** All ids, in their order. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(KeepPods::id).toList();
  }
}
