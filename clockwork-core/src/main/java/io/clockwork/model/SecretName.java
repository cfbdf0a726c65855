package io.clockwork.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which names of variables and params are those of secrets. The last word decides, so that what is
 * said about a secret ({@code TOKEN_URL}, {@code PASSWORD_FILE}) is none; ADR 49 has the reasons.
 */
final class SecretName {
  /** What the last word ends with, also where words are run together: {@code PGPASSWORD}. */
  private static final List<String> ENDINGS =
      List.of(
          "password",
          "passwd",
          "passphrase",
          "secret",
          "token",
          "credential",
          "credentials",
          "apikey");

  /** Words that are secrets only behind another word: {@code PWD} is a folder. */
  private static final Set<String> BEHIND_ANOTHER = Set.of("pwd", "pass");

  /** Whose keys are secrets; those of a table or a dictionary are not. */
  private static final Set<String> OF_KEYS =
      Set.of(
          "access",
          "account",
          "api",
          "auth",
          "encryption",
          "master",
          "private",
          "secret",
          "signing",
          "ssh",
          "storage");

  /** The word before, where the last is meant otherwise: tokens of texts, passes over data. */
  private static final Map<String, Set<String>> MEANT_OTHERWISE =
      Map.of(
          "token",
          Set.of(
              "bos", "cls", "end", "eos", "mask", "max", "min", "next", "pad", "per", "sep",
              "special", "start", "stop", "unk"),
          "pass",
          Set.of(
              "all",
              "backward",
              "band",
              "first",
              "forward",
              "high",
              "last",
              "low",
              "multi",
              "one",
              "second",
              "single",
              "two"));

  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");

  private SecretName() {}

  /** Whether a name says that its value is a secret. */
  static boolean looksSecret(String name) {
    List<String> words = words(name);
    if (words.isEmpty()) {
      return false;
    }
    String last = words.get(words.size() - 1);
    String before = words.size() > 1 ? words.get(words.size() - 2) : "";
    if (MEANT_OTHERWISE.getOrDefault(last, Set.of()).contains(before)) {
      return false;
    }
    return ENDINGS.stream().anyMatch(last::endsWith)
        || (BEHIND_ANOTHER.contains(last) && !before.isEmpty())
        || (last.equals("key") && OF_KEYS.contains(before));
  }

  /** Its words in lower case; numbers are none, nor are digits at the end of one. */
  private static List<String> words(String name) {
    return BETWEEN_WORDS
        .splitAsStream(name)
        .map(word -> word.replaceAll("[0-9]+$", "").toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
