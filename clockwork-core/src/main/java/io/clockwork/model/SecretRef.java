package io.clockwork.model;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a secret; never holds one. Names and keys have Kubernetes' form, which every back end
 * takes.
 *
 * @param secret the secret
 * @param key one of its keys
 */
public record SecretRef(String secret, String key) {
  /** Between two dots of a secret's name. */
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._-]{1,253}");
  private static final int MAX_LENGTH = 253;

  /** Refuses nulls. */
  public SecretRef {
    Objects.requireNonNull(secret, "secret");
    Objects.requireNonNull(key, "key");
  }

  /** Reads {@code secret/key}; empty if the text has another form. */
  public static Optional<SecretRef> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || slash > MAX_LENGTH) {
      return Optional.empty();
    }
    String secret = text.substring(0, slash);
    String key = text.substring(slash + 1);
    boolean formed =
        Arrays.stream(secret.split("\\.", -1)).allMatch(label -> LABEL.matcher(label).matches())
            && KEY.matcher(key).matches();
    return formed ? Optional.of(new SecretRef(secret, key)) : Optional.empty();
  }

  /** {@code secret/key}. */
  @Override
  public String toString() {
    return secret + "/" + key;
  }
}
