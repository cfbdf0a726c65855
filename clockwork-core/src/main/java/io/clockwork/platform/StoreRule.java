package io.clockwork.platform;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.DurationText;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Findings;
import io.clockwork.model.KubernetesName;
import java.time.Duration;
import java.util.regex.Pattern;

/** Endpoint and secret belong to object stores; runs are kept for an hour at least. */
final class StoreRule implements PlatformRule {
  private static final FieldPath STORE = FieldPath.of("store");
  private static final Pattern ENDPOINT =
      Pattern.compile("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?/?");
  private static final Duration SHORTEST = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofDays(3660);

  @Override
  public void check(Platform platform, Findings findings) {
    platform.store().ifPresent(store -> check(store, findings));
  }

  private static void check(StoreSettings store, Findings findings) {
    boolean bucket = store.url() instanceof StoreUrl.Bucket;
    store
        .endpoint()
        .ifPresent(
            endpoint -> {
              if (!bucket) {
                needless("endpoint", store, findings);
              } else if (!ENDPOINT.matcher(endpoint).matches()) {
                findings.atValue(
                    STORE.child("endpoint"),
                    DiagnosticCode.BAD_STORE_URL,
                    "endpoint " + Quoted.text(endpoint) + " is not the URL of a server",
                    "write a URL without path and password, such as \"https://s3.example.com\"");
              }
            });
    store
        .secret()
        .ifPresent(
            secret -> {
              if (bucket) {
                Names.kubernetes(
                    STORE.child("secret"), "secret", KubernetesName.SUBDOMAIN, secret, findings);
              } else {
                needless("secret", store, findings);
              }
            });
    store.keep().ifPresent(keep -> checkKeep(keep, findings));
  }

  private static void checkKeep(Duration keep, Findings findings) {
    if (keep.compareTo(SHORTEST) < 0 || keep.compareTo(LONGEST) > 0) {
      findings.atValue(
          STORE.child("keep"),
          DiagnosticCode.OUT_OF_RANGE,
          "runs are kept for " + DurationText.of(keep),
          "write a duration from "
              + DurationText.of(SHORTEST)
              + " to "
              + DurationText.of(LONGEST)
              + "; leave it out to keep them for ever");
    }
  }

  private static void needless(String key, StoreSettings store, Findings findings) {
    findings.atKey(
        STORE.child(key),
        DiagnosticCode.CONFLICTING_KEYS,
        "store " + Quoted.text(store.url().text()) + " has no " + key,
        "leave it out; only object stores have one");
  }
}
