package io.clockwork.model;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Variables have names every shell knows, none of them Clockwork's own, also where a layer takes
 * one back; no variable is both plain and secret, once layers are merged; secrets have names every
 * back end takes.
 */
final class EnvironmentRule implements Rule {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final String RESERVED = "CLOCKWORK_";

  @Override
  public void check(DraftIndex draft, Findings findings) {
    draft
        .layers()
        .forEach(
            layer -> {
              layer.settings().env().entries().keySet().stream()
                  .forEach(name -> checkName(layer, "env", name, findings));
              layer
                  .settings()
                  .secrets()
                  .entries()
                  .forEach((name, secret) -> checkSecret(layer, name, secret, findings));
            });
    checkBoth(draft, findings);
  }

  private static void checkBoth(DraftIndex draft, Findings findings) {
    TaskSettings shared = draft.draft().defaults();
    Layer defaults = new Layer(Optional.empty(), shared);
    both(defaults, shared.env().over(Map.of()), shared.secrets().over(Map.of()))
        .forEach(name -> reportBoth(defaults, name, findings));
    for (TaskDraft task : draft.everyTask()) {
      if (task.settings().env().isMentioned() || task.settings().secrets().isMentioned()) {
        EffectiveSettings effective = draft.effective(task);
        Layer layer = new Layer(Optional.of(task), task.settings());
        both(layer, effective.env(), effective.secrets())
            .forEach(name -> reportBoth(layer, name, findings));
      }
    }
  }

  private static void checkName(Layer layer, String kind, String name, Findings findings) {
    if (!NAME.matcher(name).matches()) {
      findings.atKey(
          layer.path().child(kind).child(name),
          DiagnosticCode.BAD_VARIABLE,
          Quoted.text(name) + " cannot be the name of an environment variable",
          "use letters, digits and \"_\", with no digit first");
    } else if (name.startsWith(RESERVED)) {
      findings.atKey(
          layer.path().child(kind).child(name),
          DiagnosticCode.RESERVED_VARIABLE,
          "environment variable " + Quoted.text(name) + " is set by Clockwork itself",
          "choose a name that does not begin with \"CLOCKWORK_\"");
    }
  }

  private static void checkSecret(
      Layer layer, String name, Setting<SecretRef> setting, Findings findings) {
    checkName(layer, "secrets", name, findings);
    setting
        .written()
        .filter(secret -> SecretRef.parse(secret.toString()).filter(secret::equals).isEmpty())
        .ifPresent(
            secret ->
                findings.atValue(
                    layer.path().child("secrets").child(name),
                    DiagnosticCode.BAD_SECRET,
                    "secret " + Quoted.text(name) + " is not of the form secret/key",
                    "name a secret and one of its keys, such as smtp/password; never write a secret"
                        + " here"));
  }

  /** The names in both maps that this layer itself has a part in. */
  private static Stream<String> both(
      Layer layer, Map<String, Template> env, Map<String, SecretRef> secrets) {
    if (env.isEmpty() || secrets.isEmpty()) {
      return Stream.empty();
    }
    return secrets.keySet().stream()
        .filter(env::containsKey)
        .filter(
            name ->
                layer.settings().env().entries().containsKey(name)
                    || layer.settings().secrets().entries().containsKey(name));
  }

  private static void reportBoth(Layer layer, String name, Findings findings) {
    boolean secretHere = layer.settings().secrets().entries().containsKey(name);
    findings.atKey(
        layer.path().child(secretHere ? "secrets" : "env").child(name),
        DiagnosticCode.ENV_AND_SECRET,
        "variable " + Quoted.text(name) + " of " + layer + " is both in \"env\" and in \"secrets\"",
        "keep one of them; where the other is a default, take it back with null");
  }
}
