package io.clockwork.model;

import io.clockwork.diagnostic.DiagnosticCode;
import java.time.Duration;

/**
 * Retries and timeouts lie within what every back end can do: at most {@link RetryPolicy#MAX_COUNT}
 * retries; delays from none at all to a day; a timeout of at least a second and at most a year;
 * whole seconds everywhere, since neither specifications nor schedulers know less. A delay longer
 * than the longest allowed one, which is an hour unless set, is an error: it would be cut silently.
 */
final class LimitRule implements Rule {
  private static final Duration LONGEST_DELAY = Duration.ofDays(1);
  private static final Duration LONGEST_TIMEOUT = Duration.ofDays(366);

  @Override
  public void check(DraftIndex draft, Findings findings) {
    draft
        .layers()
        .forEach(
            layer -> {
              layer.settings().retries().written().ifPresent(r -> retries(layer, r, findings));
              layer.settings().timeout().written().ifPresent(t -> timeout(layer, t, findings));
            });
  }

  private static void retries(Layer layer, RetryPolicy policy, Findings findings) {
    FieldPath path = layer.path().child("retries");
    if (policy.count() < 0 || policy.count() > RetryPolicy.MAX_COUNT) {
      findings.atValue(
          path.child("count"),
          DiagnosticCode.OUT_OF_RANGE,
          "retries of " + layer + " are " + policy.count(),
          "write a number from 0 to " + RetryPolicy.MAX_COUNT);
    }
    boolean fits = delay(path.child("delay"), "delay", layer, policy.delay(), findings);
    fits &= delay(path.child("max_delay"), "max_delay", layer, policy.maxDelay(), findings);
    if (fits && policy.delay().compareTo(policy.maxDelay()) > 0) {
      boolean unset = policy.maxDelay().equals(RetryPolicy.DEFAULT_MAX_DELAY);
      findings.atValue(
          path.child("delay"),
          DiagnosticCode.OUT_OF_RANGE,
          "delay of "
              + layer
              + " is "
              + DurationText.of(policy.delay())
              + ", longer than its max_delay of "
              + DurationText.of(policy.maxDelay()),
          (unset ? "set" : "raise") + " max_delay, or shorten the delay");
    }
  }

  private static boolean delay(
      FieldPath path, String what, Layer layer, Duration delay, Findings findings) {
    boolean fits =
        !delay.isNegative() && delay.compareTo(LONGEST_DELAY) <= 0 && delay.toNanosPart() == 0;
    if (!fits) {
      findings.atValue(
          path,
          DiagnosticCode.OUT_OF_RANGE,
          what + " of " + layer + " is " + DurationText.of(delay),
          "write whole seconds from 0s to " + DurationText.of(LONGEST_DELAY));
    }
    return fits;
  }

  private static void timeout(Layer layer, Duration timeout, Findings findings) {
    boolean fits =
        timeout.compareTo(Duration.ofSeconds(1)) >= 0
            && timeout.compareTo(LONGEST_TIMEOUT) <= 0
            && timeout.toNanosPart() == 0;
    if (!fits) {
      findings.atValue(
          layer.path().child("timeout"),
          DiagnosticCode.OUT_OF_RANGE,
          "timeout of " + layer + " is " + DurationText.of(timeout),
          "write whole seconds from 1s to "
              + DurationText.of(LONGEST_TIMEOUT)
              + "; leave it out, or write null, for no timeout");
    }
  }
}
