package io.clockwork.model;

import java.util.List;

/** The security context of the user's container, in Kubernetes' own shape. */
final class PodSecurity {
  private static final List<String> KEYS =
      List.of(
          "runAsUser",
          "runAsGroup",
          "runAsNonRoot",
          "readOnlyRootFilesystem",
          "allowPrivilegeEscalation",
          "privileged",
          "capabilities");
  private static final String CAPABILITIES_HELP = "write {drop: [ALL]}";

  private PodSecurity() {}

  static void check(PlainShape context) {
    context
        .map(KEYS, "write {runAsUser: 1000}")
        .ifPresent(fields -> fields.forEach(PodSecurity::checkField));
  }

  private static void checkField(String key, PlainShape field) {
    switch (key) {
      case "runAsUser", "runAsGroup" -> field.wholeNumber();
      case "capabilities" ->
          field
              .map(List.of("add", "drop"), CAPABILITIES_HELP)
              .ifPresent(
                  fields ->
                      fields
                          .values()
                          .forEach(
                              list ->
                                  list.list(CAPABILITIES_HELP)
                                      .forEach(item -> item.text("write a capability"))));
      case "runAsNonRoot", "readOnlyRootFilesystem", "allowPrivilegeEscalation", "privileged" ->
          field.flag();
      default -> {}
    }
  }
}
