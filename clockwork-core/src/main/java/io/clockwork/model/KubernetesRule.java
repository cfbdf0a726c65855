package io.clockwork.model;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The {@code kubernetes} part adds to a pod only what is known here, and nothing that is
 * Clockwork's own: no name or label that begins with its name, nothing under {@code /clockwork}.
 * Whether what it asks for is allowed, the platform decides.
 */
final class KubernetesRule implements Rule {
  @Override
  public void check(DraftIndex draft, Findings findings) {
    draft.layers().forEach(layer -> checkKeys(layer, findings));
    for (TaskDraft task : draft.everyTask()) {
      if (task.settings().kubernetes().isMentioned()) {
        checkMounts(task.path().child("kubernetes"), draft.effective(task).kubernetes(), findings);
      }
    }
  }

  private static void checkKeys(Layer layer, Findings findings) {
    FieldPath part = layer.path().child("kubernetes");
    layer
        .settings()
        .kubernetes()
        .entries()
        .forEach(
            (name, setting) -> {
              Optional<KubernetesKey> key = KubernetesKey.of(name);
              if (key.isEmpty()) {
                unknown(part.child(name), name, findings);
              } else {
                setting
                    .written()
                    .map(v -> new PlainShape(part.child(name), Quoted.text(name), v, findings))
                    .ifPresent(shape -> check(key.get(), shape));
              }
            });
  }

  private static void unknown(FieldPath path, String name, Findings findings) {
    findings.atKey(
        path,
        DiagnosticCode.UNKNOWN_KEY,
        "unknown key " + Quoted.text(name) + " in \"kubernetes\"",
        KubernetesKey.meant(name)
            .map(key -> "did you mean " + Quoted.text(key.id()) + "?")
            .orElseGet(
                () -> findings.names().meantOrAll(name, KubernetesKey.ids(), "keys here are", "")));
  }

  private static void check(KubernetesKey key, PlainShape shape) {
    switch (key) {
      case VOLUMES -> PodVolumes.check(shape);
      case VOLUME_MOUNTS -> PodVolumes.checkMounts(shape);
      case TOLERATIONS -> PodPlacement.checkTolerations(shape);
      case NODE_SELECTOR -> PodLabels.checkSelector(shape);
      case AFFINITY -> PodPlacement.checkAffinity(shape);
      case PRIORITY_CLASS, SERVICE_ACCOUNT -> shape.name(KubernetesName.SUBDOMAIN);
      case LABELS -> PodLabels.checkLabels(shape);
      case ANNOTATIONS -> PodLabels.checkAnnotations(shape);
      case SECURITY_CONTEXT -> PodSecurity.check(shape);
      case HOST_NETWORK, HOST_PID, HOST_IPC, SERVICE_ACCOUNT_TOKEN -> shape.flag();
    }
  }

  /** Every mount has its volume once layers are merged. */
  static void checkMounts(FieldPath part, Map<String, Object> merged, Findings findings) {
    Set<String> volumes =
        elements(merged.get("volumes")).stream()
            .map(volume -> String.valueOf(volume.get("name")))
            .collect(Collectors.toSet());
    List<Map<?, ?>> mounts = elements(merged.get("volume_mounts"));
    for (int i = 0; i < mounts.size(); i++) {
      if (mounts.get(i).get("name") instanceof String name && !volumes.contains(name)) {
        findings.atValue(
            part.child("volume_mounts").child(i).child("name"),
            DiagnosticCode.BAD_KUBERNETES,
            "volume " + Quoted.text(name) + " does not exist",
            findings.names().meantOrAll(name, volumes, "volumes are", "add it to \"volumes\""));
      }
    }
  }

  private static List<Map<?, ?>> elements(@Nullable Object value) {
    return value instanceof List<?> list
        ? list.stream()
            .filter(Map.class::isInstance)
            .<Map<?, ?>>map(item -> (Map<?, ?>) item)
            .toList()
        : List.of();
  }
}
