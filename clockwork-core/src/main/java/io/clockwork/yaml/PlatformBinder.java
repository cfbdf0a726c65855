package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.SourceMap;
import io.clockwork.platform.AlertConnections;
import io.clockwork.platform.GitCredential;
import io.clockwork.platform.Platform;
import java.util.List;
import java.util.Optional;

/** Lowers a document of kind {@code Platform} onto the builder, reporting all it cannot read. */
final class PlatformBinder {
  private static final List<String> KEYS =
      List.of(
          "apiVersion",
          "kind",
          "timezone",
          "runtimes",
          "sizes",
          "defaults",
          "runtime_image",
          "store",
          "airflow",
          "git",
          "alerts",
          "policy");
  private static final String GIT_HELP =
      "write {credentials: [{url: https://git.example.com/growth/, secret: git-growth/token}]}";
  private static final String CONNECTION_HELP = "write the id of a connection of Airflow";

  private final Fields fields;
  private final Platform.Builder builder;

  private PlatformBinder(Fields fields, Platform.Builder builder) {
    this.fields = fields;
    this.builder = builder;
  }

  /** The builder of what a document says; empty if it is no map. */
  static Optional<Platform.Builder> read(Field root) {
    return root.fields(KEYS, "write the keys of a platform")
        .map(
            fields -> {
              // Sources first, or the builder would look for the lines of its own callers.
              Platform.Builder builder = Platform.builder().sources(SourceMap.EMPTY);
              new PlatformBinder(fields, builder).read();
              return builder.sources(root.scope().sources());
            });
  }

  private void read() {
    fields.get("timezone").flatMap(ZoneBinder::read).ifPresent(builder::timezone);
    fields
        .get("runtimes")
        .flatMap(f -> f.entries("runtime", "write names with images: {torch: {image: ..}}"))
        .ifPresent(runtimes -> runtimes.forEach(this::runtime));
    fields
        .get("sizes")
        .flatMap(f -> f.entries("size", "write names with amounts: {small: {cpu: 1}}"))
        .ifPresent(sizes -> sizes.forEach(this::size));
    fields.get("defaults").ifPresent(this::defaults);
    fields
        .get("runtime_image")
        .flatMap(f -> f.text("write an image"))
        .ifPresent(builder::runtimeImage);
    fields.get("store").flatMap(StoreBinder::read).ifPresent(builder::store);
    fields.get("airflow").flatMap(AirflowBinder::read).ifPresent(builder::airflow);
    fields.get("git").ifPresent(this::git);
    fields.get("alerts").ifPresent(this::alerts);
    fields.get("policy").flatMap(PolicyBinder::read).ifPresent(builder::policy);
  }

  private void runtime(Field field) {
    field
        .fields(List.of("image"), "write {image: registry.example.com/torch:2.4}")
        .flatMap(known -> known.require("image", "add its image"))
        .flatMap(f -> f.text("write an image"))
        .ifPresent(image -> builder.runtime(field.name(), image));
  }

  private void size(Field field) {
    ResourcesBinder.amounts(field).ifPresent(amounts -> builder.size(field.name(), amounts));
  }

  private void defaults(Field field) {
    field
        .fields(
            SettingsBinder.KEYS, "write fields of tasks: {retries: 2}", PlatformBinder::inTaskOnly)
        .ifPresent(known -> builder.defaults(settings -> SettingsBinder.read(known, settings)));
  }

  private static Optional<Elsewhere> inTaskOnly(String key) {
    return TaskBinder.OWN_KEYS.contains(key)
        ? Optional.of(
            new Elsewhere(
                DiagnosticCode.MISPLACED_KEY,
                Quoted.text(key) + " has no defaults",
                "write it in each task of a pipeline"))
        : Optional.empty();
  }

  private void git(Field field) {
    field
        .fields(List.of("credentials"), GIT_HELP)
        .flatMap(known -> known.get("credentials"))
        .flatMap(f -> f.list("write [{url: .., secret: ..}]"))
        .ifPresent(credentials -> credentials.forEach(this::credential));
  }

  private void credential(Field field) {
    Optional<Fields> known =
        field.fields(List.of("url", "secret"), "write {url: .., secret: secret/key}");
    if (known.isEmpty()) {
      return;
    }
    Optional<String> url =
        known
            .get()
            .require("url", "add the beginning of the URLs it is for")
            .flatMap(f -> f.text("write the beginning of URLs"));
    known
        .get()
        .require("secret", "add the secret that opens them: secret: git-growth/token")
        .flatMap(SecretBinder::read)
        // One that could not be read keeps its place in the list; nobody complains about it again.
        .ifPresent(secret -> builder.gitCredential(new GitCredential(url.orElse("?"), secret)));
  }

  private void alerts(Field field) {
    field
        .fields(List.of("slack_conn_id", "smtp_conn_id"), "write {slack_conn_id: slack_default}")
        .ifPresent(
            known ->
                builder.alerts(
                    new AlertConnections(
                        known.get("slack_conn_id").flatMap(f -> f.text(CONNECTION_HELP)),
                        known.get("smtp_conn_id").flatMap(f -> f.text(CONNECTION_HELP)))));
  }
}
