package io.clockwork.model;

/** No variable and no default of a param has a {@linkplain LiteralSecretCheck literal secret}. */
final class LiteralSecretRule implements Rule {
  @Override
  public void check(DraftIndex draft, Findings findings) {
    for (Param param : draft.draft().params()) {
      FieldPath path = FieldPath.of("params", param.name());
      param
          .defaultValue()
          .ifPresent(value -> LiteralSecretCheck.param(path, param.name(), value, findings));
    }
    draft.layers().forEach(layer -> check(layer, findings));
  }

  private static void check(Layer layer, Findings findings) {
    FieldPath env = layer.path().child("env");
    layer
        .settings()
        .env()
        .forEachSet(
            (name, value) ->
                LiteralSecretCheck.variable(
                    env.child(name), layer.toString(), name, value, findings));
  }
}
