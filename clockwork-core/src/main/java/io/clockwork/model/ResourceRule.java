package io.clockwork.model;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Amounts a machine can have: cores in thousandths, at least one of them; memory and disk from a
 * mebibyte, for {@code 512m} means half a byte and never what was wanted; whole devices, none
 * included, so that a task can do without the default's. Everything fits into 64 bits, as in
 * Kubernetes. Names of runtimes and sizes have the form of task names; whether they exist only the
 * platform knows.
 */
final class ResourceRule implements Rule {
  private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final BigDecimal MIN_CPU = new BigDecimal("0.001");
  private static final BigDecimal MIN_BYTES = BigDecimal.valueOf(1L << 20);

  @Override
  public void check(DraftIndex draft, Findings findings) {
    draft
        .layers()
        .forEach(
            layer -> {
              layer.settings().resources().written().ifPresent(r -> resources(layer, r, findings));
              layer.settings().runtime().written().ifPresent(r -> runtime(layer, r, findings));
            });
  }

  private static void resources(Layer layer, Resources resources, Findings findings) {
    FieldPath path = layer.path().child("resources");
    if (resources instanceof Resources.Size size) {
      name(path, "size", size.name(), findings);
    } else if (resources instanceof Resources.Amounts amounts) {
      amounts.cpu().ifPresent(cpu -> cpu(layer, path.child("cpu"), cpu, findings));
      amounts.memory().ifPresent(b -> bytes(layer, path.child("memory"), "memory", b, findings));
      amounts.disk().ifPresent(b -> bytes(layer, path.child("disk"), "disk", b, findings));
      amounts.gpu().ifPresent(gpu -> gpu(layer, path.child("gpu"), gpu, findings));
      if (amounts.equals(Resources.Amounts.NONE)) {
        findings.atValue(
            path,
            DiagnosticCode.OUT_OF_RANGE,
            "resources of " + layer + " name no amount",
            "write at least one of \"cpu\", \"memory\", \"gpu\" and \"disk\"");
      }
    }
  }

  private static void cpu(Layer layer, FieldPath path, Quantity cpu, Findings findings) {
    boolean fits =
        cpu.amount().compareTo(MIN_CPU) >= 0
            && cpu.amount().compareTo(MAX) <= 0
            && cpu.amount().remainder(MIN_CPU).signum() == 0;
    if (!fits) {
      outOfRange(layer, path, "cpu", cpu, "write cores, such as \"2\" or \"500m\"", findings);
    }
  }

  private static void bytes(
      Layer layer, FieldPath path, String what, Quantity bytes, Findings findings) {
    if (bytes.amount().compareTo(MIN_BYTES) < 0 || bytes.amount().compareTo(MAX) > 0) {
      String help =
          bytes.toString().endsWith("m")
              ? "\"m\" means thousandths: did you mean " + mebibytes(bytes) + "?"
              : "write bytes, at least \"1Mi\", such as \"512Mi\" or \"4Gi\"";
      outOfRange(layer, path, what, bytes, help, findings);
    }
  }

  private static String mebibytes(Quantity bytes) {
    String text = bytes.toString();
    return Quoted.text(text.substring(0, text.length() - 1) + "Mi");
  }

  private static void gpu(Layer layer, FieldPath path, Quantity gpu, Findings findings) {
    boolean fits =
        gpu.amount().stripTrailingZeros().scale() <= 0 && gpu.amount().compareTo(MAX) <= 0;
    if (!fits) {
      outOfRange(layer, path, "gpu", gpu, "write a whole number of devices", findings);
    }
  }

  private static void outOfRange(
      Layer layer, FieldPath path, String what, Quantity amount, String help, Findings findings) {
    String message = what + " of " + layer + " is " + Quoted.text(amount.toString());
    findings.atValue(path, DiagnosticCode.OUT_OF_RANGE, message, help);
  }

  private static void runtime(Layer layer, TaskRuntime runtime, Findings findings) {
    if (runtime instanceof TaskRuntime.Named named) {
      name(layer.path().child("runtime"), "runtime", named.name(), findings);
    }
  }

  private static void name(FieldPath path, String what, String name, Findings findings) {
    Optional<String> problem = NameForm.IDENTIFIER.problem(name);
    problem.ifPresent(
        text ->
            findings.atValue(
                path,
                DiagnosticCode.BAD_NAME,
                what + " name " + Quoted.text(name) + " " + text,
                NameForm.IDENTIFIER.help(name)));
  }
}
