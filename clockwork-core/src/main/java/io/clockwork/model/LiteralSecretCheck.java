package io.clockwork.model;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Warns of secrets that are written where everyone reads them: a literal value of a variable or
 * param with the name of a secret. The value itself is not said again.
 */
public final class LiteralSecretCheck {
  /** Says whether, or that there is nothing. */
  private static final Set<String> NO_SECRETS =
      Set.of("", "true", "false", "yes", "no", "on", "off", "none", "null");

  private LiteralSecretCheck() {}

  /**
   * Warns of a variable.
   *
   * @param owner whose it is, as text
   */
  static void variable(
      FieldPath path, String owner, String name, Template value, Findings findings) {
    if (value.isConstant() && isSecret(value.text()) && SecretName.looksSecret(name)) {
      warn(
          path,
          "variable " + Quoted.text(name) + " of " + owner,
          "take it from a secret instead: secrets: {" + name + ": name/key}",
          findings);
    }
  }

  /** Warns of a param that has this value, by its default or by a schedule. */
  public static void param(FieldPath path, String name, Value value, Findings findings) {
    boolean text = value.type() == DataType.STRING || value.type() == DataType.JSON;
    if (text && holdsSecret(value.asPlain()) && SecretName.looksSecret(name)) {
      warn(
          path,
          "param " + Quoted.text(name),
          "params are kept with every run; give the tasks a secret instead: secrets: {"
              + name.toUpperCase(Locale.ROOT)
              + ": name/key}",
          findings);
    }
  }

  private static void warn(FieldPath path, String what, String help, Findings findings) {
    findings.atKey(
        path,
        DiagnosticCode.LITERAL_SECRET,
        what + " has the name of a secret, and its value is written here",
        help);
  }

  private static boolean holdsSecret(@Nullable Object data) {
    if (data instanceof List<?> list) {
      return list.stream().anyMatch(LiteralSecretCheck::holdsSecret);
    }
    if (data instanceof Map<?, ?> map) {
      return map.values().stream().anyMatch(LiteralSecretCheck::holdsSecret);
    }
    return data instanceof String text && isSecret(text);
  }

  /** A path names the file that has the secret. */
  private static boolean isSecret(String text) {
    String said = text.strip();
    return !NO_SECRETS.contains(said.toLowerCase(Locale.ROOT))
        && !said.startsWith("/")
        && !said.startsWith("./")
        && !said.startsWith("~/");
  }
}
