package io.clockwork.airflow.testing;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What hostile documents are written for, and which ones. */
@SuppressWarnings("ImmutableEnumChecker") // collections that nobody can change
public enum HostileTarget {
  /** A pipeline in pods, by Clockwork's operator. */
  PODS(List.of("clockwork.yaml", "nightly.yaml", "platform.yaml"), Set.of("pods", "provider")),
  /** A pipeline in pods, by the operator of Kubernetes' provider. */
  PLAIN(List.of("clockwork.yaml", "nightly.yaml", "platform.yaml"), Set.of()),
  /** A pipeline in containers of one host. */
  HOST(
      List.of("clockwork.yaml", "nightly.yaml", "platform-of-host.yaml"),
      Set.of("host", "provider")),
  /** A single step with all it can have. */
  STEP(List.of("step.yaml", "platform-of-step.yaml"), Set.of()),
  /** A single step that is a script. */
  SCRIPT(List.of("script.yaml", "platform-of-step.yaml"), Set.of()),
  /** A single step that is a text for a shell. */
  SHELL(List.of("shell.yaml", "platform-of-step.yaml"), Set.of());

  private final List<String> files;
  private final Set<String> words;

  HostileTarget(List<String> files, Set<String> words) {
    this.files = files;
    this.words = words;
  }

  /** The tasks whose pods are looked at. */
  public List<String> pods() {
    return this == PODS || this == PLAIN ? List.of("command", "shell") : List.of();
  }

  /** The documents, for an Airflow of this version. */
  public HostileDocuments documents(String airflow) {
    boolean late = this == PODS && !airflow.startsWith("2.");
    return HostileDocuments.of(
        files,
        late ? Set.of("pods", "provider", "late") : words,
        Map.of("version", airflow, "operator", this == PLAIN ? "plain" : "clockwork"));
  }
}
