package io.clockwork.architecture.planted.junit;

import com.fasterxml.jackson.databind.json.JsonMapper;

/** Uses a library that tests of users must not depend on. */
final class UsesJackson {
  private UsesJackson() {}

  static Object json() {
    return new JsonMapper();
  }
}
