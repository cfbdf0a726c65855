package io.clockwork.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KubernetesPartTest {
  private static KubernetesPart part(Map<String, Object> own, Map<String, Object> defaults) {
    return KubernetesPart.of(
        Pipeline.builder("churn")
            .defaults(t -> t.kubernetes(defaults))
            .task("load", t -> t.command("load").settings(s -> s.kubernetes(own)))
            .build()
            .task("load")
            .effective());
  }

  @Test
  void keys_are_those_of_kubernetes_in_a_fixed_order() {
    KubernetesPart part =
        part(
            Map.of(
                "service_account_token",
                false,
                "priority_class",
                "batch",
                "node_selector",
                Map.of("disk", "ssd"),
                "host_pid",
                false),
            Map.of(
                "volumes", List.of(Map.of("name", "a", "emptyDir", Map.of())),
                "volume_mounts", List.of(Map.of("name", "a", "mountPath", "/a"))));

    assertThat(part.fields().keySet())
        .containsExactly(
            "volumes",
            "volumeMounts",
            "nodeSelector",
            "priorityClassName",
            "hostPID",
            "automountServiceAccountToken");
    assertThat(part.asked()).isEmpty();
  }

  @Test
  void a_key_of_the_task_replaces_that_of_the_defaults() {
    assertThat(
            part(Map.of("labels", Map.of("a", "1")), Map.of("labels", Map.of("b", "2"))).fields())
        .containsExactly(Map.entry("labels", Map.of("a", "1")));
  }

  @Test
  void secrets_are_those_that_volumes_mount() {
    KubernetesPart part =
        part(
            Map.of(
                "volumes",
                List.of(
                    Map.of("name", "a", "configMap", Map.of("name", "b")),
                    Map.of("name", "c", "secret", Map.of("secretName", "growth-key")))),
            Map.of());

    assertThat(part.secrets())
        .containsExactly(
            new KubernetesPart.Mounted("growth-key", FieldPath.of("kubernetes", "volumes", "1")));
  }

  @Test
  void a_mount_finds_its_volume_in_the_layer_below() {
    assertThat(
            Pipeline.builder("churn")
                .defaults(
                    t ->
                        t.kubernetes(
                            Map.of("volumes", List.of(Map.of("name", "a", "emptyDir", Map.of())))))
                .task(
                    "load",
                    t ->
                        t.command("load")
                            .settings(
                                s ->
                                    s.kubernetes(
                                        Map.of(
                                            "volume_mounts",
                                            List.of(Map.of("name", "a", "mountPath", "/a"))))))
                .check()
                .diagnostics())
        .isEmpty();
  }
}
