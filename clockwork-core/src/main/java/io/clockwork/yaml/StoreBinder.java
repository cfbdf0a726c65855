package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.platform.StoreSettings;
import io.clockwork.platform.StoreUrl;
import java.util.List;
import java.util.Optional;

/** Reads where runs are kept: a URL, or a map that says more. */
final class StoreBinder {
  private static final List<String> KEYS = List.of("url", "endpoint", "secret", "keep");
  private static final String FORMS =
      "write pvc://claim/path, s3://bucket/path, gs://bucket/path, azblob://container/path or"
          + " file:///path";

  private StoreBinder() {}

  static Optional<StoreSettings> read(Field field) {
    if (field.node() instanceof YamlScalar) {
      return url(field).map(StoreSettings::of);
    }
    Optional<Fields> known = field.fields(KEYS, "write a URL, or {url: .., keep: 30d}");
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Fields fields = known.get();
    Optional<StoreUrl> url =
        fields
            .require("url", "add where runs are kept: url: s3://bucket/runs")
            .flatMap(StoreBinder::url);
    Optional<String> endpoint = fields.get("endpoint").flatMap(f -> f.text("write a URL"));
    Optional<String> secret = fields.get("secret").flatMap(f -> f.text("write a secret's name"));
    return Optional.of(
        new StoreSettings(
            url.orElse(new StoreUrl.Bucket(StoreUrl.Service.S3, "unreadable", "")),
            endpoint,
            secret,
            fields.get("keep").flatMap(DurationBinder::read)));
  }

  private static Optional<StoreUrl> url(Field field) {
    Optional<String> text = field.text(FORMS);
    Optional<StoreUrl> url = text.flatMap(StoreUrl::parse);
    if (text.isPresent() && url.isEmpty()) {
      // Never quoted whole: people write passwords into URLs.
      field.fail(
          DiagnosticCode.BAD_STORE_URL,
          Quoted.text(text.get().replaceFirst("://[^/]*@", "://...@")) + " is no store",
          FORMS);
    }
    return url;
  }
}
