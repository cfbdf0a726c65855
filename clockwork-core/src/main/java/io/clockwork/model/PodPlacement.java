package io.clockwork.model;

import java.util.List;

/** On which nodes a pod may run, in Kubernetes' own shapes. */
final class PodPlacement {
  private static final String HELP = "write [{key: gpu, operator: Exists, effect: NoSchedule}]";
  private static final List<String> TOLERATION =
      List.of("key", "operator", "value", "effect", "tolerationSeconds");
  private static final List<String> AFFINITY =
      List.of("nodeAffinity", "podAffinity", "podAntiAffinity");

  private PodPlacement() {}

  static void checkTolerations(PlainShape tolerations) {
    for (PlainShape toleration : tolerations.list(HELP)) {
      toleration
          .map(TOLERATION, HELP)
          .ifPresent(
              fields ->
                  fields.forEach(
                      (key, field) -> {
                        if (key.equals("tolerationSeconds")) {
                          field.wholeNumber();
                        } else if (TOLERATION.contains(key)) {
                          field.text("write a text");
                        }
                      }));
    }
  }

  /** Only its first level: what is in it concerns nothing but the choice of a node. */
  static void checkAffinity(PlainShape affinity) {
    affinity
        .map(AFFINITY, "write {nodeAffinity: {..}}")
        .ifPresent(
            fields -> fields.values().forEach(field -> field.map("write Kubernetes' own map")));
  }
}
