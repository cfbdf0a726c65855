package io.clockwork.model;

/** The repository of {@code code} and its ref are named as {@link GitCheck} wants them. */
final class CodeSourceRule implements Rule {
  @Override
  public void check(DraftIndex draft, Findings findings) {
    draft
        .draft()
        .code()
        .ifPresent(code -> GitCheck.check(FieldPath.of("code"), code.git(), code.ref(), findings));
  }
}
