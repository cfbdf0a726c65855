package io.clockwork.model;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a secret; never holds one.
 *
 * @param secret the secret
 * @param key one of its keys
 */
public record SecretRef(String secret, String key) {
  private static final Pattern FORM =
      Pattern.compile("([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)/([A-Za-z0-9._-]+)");

  /** Refuses nulls. */
  public SecretRef {
    Objects.requireNonNull(secret, "secret");
    Objects.requireNonNull(key, "key");
  }

  /** Reads {@code secret/key}; empty if the text has another form. */
  public static Optional<SecretRef> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches() && matcher.group(1).length() <= 253
        ? Optional.of(new SecretRef(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  /** {@code secret/key}. */
  @Override
  public String toString() {
    return secret + "/" + key;
  }
}
