package io.clockwork.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a platform may require of every schedule. */
public enum Requirement {
  /** Somebody who owns it. */
  OWNER("owner"),
  /** Somebody who is told of something. */
  ALERTS("alerts");

  private final String id;

  Requirement(String id) {
    this.id = id;
  }

  /** As a platform writes it. */
  public String id() {
    return id;
  }

  /** The one of this id. */
  public static Optional<Requirement> of(String id) {
    return Arrays.stream(values()).filter(value -> value.id.equals(id)).findFirst();
  }

  /** All ids, in their order. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(Requirement::id).toList();
  }
}
