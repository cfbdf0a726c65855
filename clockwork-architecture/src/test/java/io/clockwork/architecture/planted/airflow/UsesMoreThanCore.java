package io.clockwork.architecture.planted.airflow;

import com.fasterxml.jackson.databind.json.JsonMapper;

/** Uses a library of core's. */
final class UsesMoreThanCore {
  private UsesMoreThanCore() {}

  static Object json() {
    return new JsonMapper();
  }
}
