package io.clockwork.airflow;

import io.clockwork.model.Value;
import io.clockwork.platform.StoreUrl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The pod of a task in Kubernetes' own form, as Airflow renders it: the same that {@code
 * ClockworkOperator} makes when it runs. The sidecar is the only container that sees store and
 * secrets of the code.
 */
final class PodTemplate {
  private static final String RUNTIME = "/clockwork-runtime";

  private final AirflowTask task;
  private final Map<String, Object> backend;
  private final StoreUrl url;
  private final PodStore store;
  private final boolean withGitSecret;

  PodTemplate(AirflowTask task, Map<String, Object> backend) {
    this.task = task;
    this.backend = backend;
    url = PodStore.urlOf(backend);
    store = new PodStore(task.step(), url);
    withGitSecret = backend.containsKey("git_secret") && task.step().members().containsKey("code");
  }

  /** The pod; members that are expressions already stay, all other text is kept from Jinja. */
  Map<String, Object> pod() {
    Map<?, ?> added = member(task.place(), "kubernetes");
    Map<?, ?> spec = member(added, "spec");
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("volumes", joined(spec.get("volumes"), volumes()));
    whole.put("initContainers", List.of(sidecar()));
    whole.put("containers", List.of(main(spec)));
    spec.forEach((key, value) -> whole.putIfAbsent(String.valueOf(key), value));
    Map<String, Object> pod = new LinkedHashMap<>();
    if (added.containsKey("metadata")) {
      pod.put("metadata", added.get("metadata"));
    }
    // Given as an argument, where false counts as well.
    whole.remove("automountServiceAccountToken");
    pod.put("spec", whole);
    return pod;
  }

  /** Whether its pod may talk to Kubernetes. */
  boolean mountsToken() {
    Map<?, ?> spec = member(member(task.place(), "kubernetes"), "spec");
    return Boolean.TRUE.equals(spec.get("automountServiceAccountToken"));
  }

  private List<Object> volumes() {
    List<Object> volumes = new ArrayList<>();
    volumes.add(PodConstants.SHARED_VOLUME);
    volumes.addAll(PodStore.volumes(url));
    if (withGitSecret) {
      String[] secret = String.valueOf(backend.get("git_secret")).split("/", 2);
      Map<String, Object> source = new LinkedHashMap<>();
      source.put("secretName", secret[0]);
      if (!secret[1].equals("token") && !secret[1].equals("ssh-key")) {
        source.put("items", List.of(ordered("key", secret[1], "path", "token")));
      }
      source.put("defaultMode", 0444);
      volumes.add(ordered("name", "clockwork-git", "secret", source));
    }
    return volumes;
  }

  private Map<String, Object> main(Map<?, ?> spec) {
    Map<?, ?> said =
        spec.get("containers") instanceof List<?> list ? (Map<?, ?>) list.get(0) : Map.of();
    Map<String, Object> main = new LinkedHashMap<>();
    main.put("name", "main");
    List<Object> secrets = new ArrayList<>();
    new TreeMap<Object, Object>(member(task.place(), "secrets"))
        .forEach((variable, secret) -> secrets.add(variable(variable, secret)));
    if (!secrets.isEmpty()) {
      main.put("env", secrets);
    }
    if (task.place().containsKey("resources")) {
      main.put("resources", resources(member(task.place(), "resources")));
    }
    main.put("volumeMounts", joined(said.get("volumeMounts"), store.mountsOfUser()));
    Map<?, ?> security = member(said, "securityContext");
    main.put(
        "securityContext",
        security.isEmpty() ? PodConstants.USER_SECURITY : PodConstants.ofUser(security));
    return main;
  }

  private static Object variable(Object variable, Object secret) {
    String[] parts = String.valueOf(secret).split("/", 2);
    return ordered(
        "name",
        variable,
        "valueFrom",
        Map.of("secretKeyRef", ordered("name", parts[0], "key", parts[1])));
  }

  /** Memory and disk are request and limit, a CPU is a request, a GPU a limit. */
  private static Map<String, Object> resources(Map<?, ?> said) {
    Map<String, Object> requests = new LinkedHashMap<>();
    Map<String, Object> limits = new LinkedHashMap<>();
    put(requests, "cpu", said.get("cpu"));
    for (Map<String, Object> amounts : List.of(requests, limits)) {
      put(amounts, "memory", said.get("memory"));
      put(amounts, "ephemeral-storage", said.get("disk"));
    }
    put(limits, "nvidia.com/gpu", said.get("gpu"));
    Map<String, Object> resources = new LinkedHashMap<>();
    resources.put("requests", requests);
    resources.put("limits", limits);
    resources.values().removeIf(amounts -> ((Map<?, ?>) amounts).isEmpty());
    return resources;
  }

  private Map<String, Object> sidecar() {
    Map<String, Object> sidecar = new LinkedHashMap<>();
    sidecar.put("name", "clockwork");
    sidecar.put("image", backend.get("runtime_image"));
    sidecar.put("command", List.of(RUNTIME, "sidecar"));
    sidecar.put("restartPolicy", "Always");
    sidecar.put("startupProbe", PodConstants.PROBE);
    sidecar.put("env", environment());
    List<Object> credentials = PodStore.credentials(backend);
    if (!credentials.isEmpty()) {
      sidecar.put("envFrom", credentials);
    }
    List<Object> mounts = new ArrayList<>();
    mounts.add(PodConstants.SHARED_MOUNT);
    mounts.addAll(PodStore.mounts(url));
    if (withGitSecret) {
      mounts.add(ordered("name", "clockwork-git", "mountPath", "/clockwork-git", "readOnly", true));
    }
    sidecar.put("volumeMounts", mounts);
    sidecar.put("resources", PodConstants.SIDECAR_RESOURCES);
    sidecar.put("securityContext", PodConstants.SIDECAR_SECURITY);
    return sidecar;
  }

  private List<Object> environment() {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("CLOCKWORK_STEP", task.step().json());
    said.put("CLOCKWORK_STORE", PodStore.told(url));
    put(said, "CLOCKWORK_STORE_ENDPOINT", member(backend, "store").get("endpoint"));
    said.put("CLOCKWORK_ORIGIN", origin());
    if (task.step().members().get("code") instanceof Map<?, ?> code) {
      said.put("CLOCKWORK_GIT_HOSTS", host(String.valueOf(code.get("git"))));
    }
    if (withGitSecret) {
      said.put("CLOCKWORK_GIT_SECRET", "/clockwork-git");
    }
    List<Object> variables = new ArrayList<>();
    variables.add(PodConstants.RUN_VARIABLE);
    // Kubernetes would replace $(NAME) in a literal.
    said.forEach(
        (name, text) ->
            variables.add(ordered("name", name, "value", String.valueOf(text).replace("$", "$$"))));
    return variables;
  }

  /** The host of a repository, also of the short form user@host:path. */
  private static String host(String git) {
    int scheme = git.indexOf("://");
    String rest = scheme < 0 ? git : git.substring(scheme + 3).replaceFirst("/.*", "");
    String withPort = rest.substring(scheme < 0 ? 0 : rest.lastIndexOf('@') + 1);
    String host = withPort.replaceFirst(":.*", "");
    return scheme < 0 ? host.substring(host.lastIndexOf('@') + 1) : host.toLowerCase(Locale.ROOT);
  }

  private String origin() {
    String[] image = String.valueOf(task.place().get("image")).split("@", 2);
    String digest = image.length == 1 ? "" : ",\"digest\":" + Value.of(image[1]).json();
    return "{\"image\":" + Value.of(image[0]).json() + digest + "}";
  }

  private static List<Object> joined(@Nullable Object said, List<Object> own) {
    List<Object> joined = new ArrayList<>();
    if (said instanceof List<?> list) {
      joined.addAll(list);
    }
    joined.addAll(own);
    return joined;
  }

  static Map<?, ?> member(Map<?, ?> map, String name) {
    return map.get(name) instanceof Map<?, ?> member ? member : Map.of();
  }

  private static void put(Map<String, Object> map, String name, @Nullable Object value) {
    if (value != null) {
      map.put(name, value);
    }
  }

  /** A map in the order of its members: names and values in turn. */
  static Map<String, Object> ordered(Object... members) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      map.put(String.valueOf(members[i]), members[i + 1]);
    }
    return map;
  }
}
