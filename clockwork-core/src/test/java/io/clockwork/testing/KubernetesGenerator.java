package io.clockwork.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What tasks add to their pods: every key, with every source of a volume. */
final class KubernetesGenerator {
  private final Random random;
  private final DataGenerator data;
  private final TextGenerator texts;

  KubernetesGenerator(Random random) {
    this.random = random;
    data = new DataGenerator(random);
    texts = new TextGenerator(random);
  }

  /** Some keys; null takes one back. */
  Map<String, Object> part() {
    Map<String, Object> part = new LinkedHashMap<>();
    if (random.nextBoolean()) {
      volumes(part);
    }
    maybe("tolerations", List.of(Map.of("key", texts.text(), "tolerationSeconds", 30)), part);
    maybe("node_selector", Map.of("example.com/disk", "true", "zone", "1"), part);
    maybe("affinity", Map.of("nodeAffinity", data.map(3)), part);
    maybe("priority_class", "batch.low", part);
    maybe("labels", Map.of("team", "on"), part);
    maybe("annotations", Map.of("example.com/note", texts.text()), part);
    maybe(
        "security_context",
        Map.of("runAsUser", random.nextInt(5), "capabilities", Map.of("drop", List.of("ALL"))),
        part);
    maybe("host_network", random.nextBoolean(), part);
    maybe("service_account", "growth", part);
    maybe("service_account_token", true, part);
    return part;
  }

  private void volumes(Map<String, Object> part) {
    List<Map<String, Object>> sources =
        List.of(
            Map.of("persistentVolumeClaim", Map.of("claimName", "data", "readOnly", true)),
            Map.of("configMap", Map.of("name", "settings", "defaultMode", 420)),
            Map.of("secret", Map.of("secretName", "growth-key")),
            Map.of("emptyDir", Map.of("medium", "Memory", "sizeLimit", "1Gi")),
            Map.of("emptyDir", Map.of()),
            Map.of("hostPath", Map.of("path", "/srv/data", "type", "Directory")));
    List<Object> volumes = new ArrayList<>();
    List<Object> mounts = new ArrayList<>();
    for (int i = 0; i < random.nextInt(3); i++) {
      Map<String, Object> volume = new LinkedHashMap<>();
      volume.put("name", "v" + i);
      volume.putAll(sources.get(random.nextInt(sources.size())));
      volumes.add(volume);
      mounts.add(Map.of("name", "v" + i, "mountPath", "/data/" + i, "subPath", "a b"));
    }
    part.put("volumes", volumes);
    part.put("volume_mounts", mounts);
  }

  private void maybe(String key, Object value, Map<String, Object> part) {
    int choice = random.nextInt(8);
    if (choice < 2) {
      part.put(key, choice == 0 ? value : null);
    }
  }
}
