package io.clockwork.cli.explain;

import io.clockwork.cli.specification.LocalPlatform;
import io.clockwork.model.FieldPath;
import io.clockwork.platform.Platform;
import java.util.ArrayList;
import java.util.List;

/** What of a platform holds on this machine, and what does not. */
final class ExplainedPlatform {
  private ExplainedPlatform() {}

  /** Its fields that concern every task; empty without a platform. */
  static List<ExplainedField> of(LocalPlatform local) {
    List<ExplainedField> fields = new ArrayList<>();
    if (local.file().isEmpty()) {
      return fields;
    }
    Platform platform = local.platform();
    fields.add(
        new ExplainedField(
            "timezone",
            platform.timezone().map(Object::toString).orElse("UTC"),
            platform.timezone().isPresent() ? at(platform, "timezone") : Origins.BUILT_IN));
    if (platform.sources().contains(FieldPath.of("policy"))) {
      fields.add(
          new ExplainedField("policy", "images, resources, kubernetes", at(platform, "policy")));
    }
    for (String key : List.of("store", "airflow", "git", "alerts")) {
      if (platform.sources().contains(FieldPath.of(key))) {
        fields.add(new ExplainedField(key, "not on this machine", at(platform, key)));
      }
    }
    return fields;
  }

  private static String at(Platform platform, String key) {
    return Origins.at(platform.sources(), FieldPath.of(key));
  }
}
