package io.clockwork.airflow;

import static io.clockwork.airflow.PodTemplate.ordered;

import io.clockwork.airflow.python.PyString;
import io.clockwork.contract.StepDocument;
import io.clockwork.platform.StoreUrl;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How a pod reaches the store, and the folder that its containers share. */
final class PodStore {
  private static final String ROOT = "/clockwork";
  private static final String CLAIM = "clockwork-store";
  private static final String CLAIM_AT = "/clockwork-store";

  private final StepDocument step;
  private final StoreUrl url;

  PodStore(StepDocument step, StoreUrl url) {
    this.step = step;
    this.url = url;
  }

  /** The URL of a backend's store. */
  static StoreUrl urlOf(Map<?, ?> backend) {
    return StoreUrl.of(String.valueOf(PodTemplate.member(backend, "store").get("url")));
  }

  /** As the runtime is told. */
  static String told(StoreUrl url) {
    return url instanceof StoreUrl.Claim claim
        ? "file://" + CLAIM_AT + (claim.path().isEmpty() ? "" : "/" + claim.path())
        : url.text();
  }

  static List<Object> volumes(StoreUrl url) {
    return url instanceof StoreUrl.Claim claim
        ? List.of(
            ordered("name", CLAIM, "persistentVolumeClaim", Map.of("claimName", claim.name())))
        : List.of();
  }

  /** Whole: a sub path that is not there yet would be made for root. */
  static List<Object> mounts(StoreUrl url) {
    return url instanceof StoreUrl.Claim
        ? List.of(ordered("name", CLAIM, "mountPath", CLAIM_AT))
        : List.of();
  }

  /** The variables of a store's credentials; without a secret the pod's own identity opens it. */
  static List<Object> credentials(Map<?, ?> backend) {
    Object secret = PodTemplate.member(backend, "store").get("secret");
    return secret == null ? List.of() : List.of(Map.of("secretRef", Map.of("name", secret)));
  }

  /** Of a claim only the task's own outputs, and what it reads. */
  List<Object> mountsOfUser() {
    List<Object> mounts =
        new ArrayList<>(
            List.of(PodConstants.SHARED_MOUNT, PodConstants.INPUTS_MOUNT, PodConstants.CODE_MOUNT));
    if (url instanceof StoreUrl.Claim claim) {
      String base = claim.path().isEmpty() ? "" : JinjaText.of(claim.path()) + "/";
      String own = RunTemplates.outputs(member("scope"), member("task"));
      mounts.add(
          ordered(
              "name", CLAIM, "mountPath", ROOT + "/outputs", "subPath", new PyString(base + own)));
      for (String producer : producers()) {
        String folder = RunTemplates.folder(member("scope"), producer);
        mounts.add(
            readOnly(
                CLAIM, new PyString(CLAIM_AT + "/" + base + folder), new PyString(base + folder)));
      }
    }
    return mounts;
  }

  private static Map<String, Object> readOnly(String volume, PyString path, PyString subPath) {
    return ordered("name", volume, "mountPath", path, "subPath", subPath, "readOnly", true);
  }

  private String member(String name) {
    return String.valueOf(step.members().get(name));
  }

  private Set<String> producers() {
    Set<String> producers = new LinkedHashSet<>();
    PodTemplate.member(step.members(), "inputs")
        .values()
        .forEach(
            input -> {
              String from = String.valueOf(((Map<?, ?>) input).get("from"));
              producers.add(from.substring(0, from.indexOf('.')));
            });
    return producers;
  }
}
