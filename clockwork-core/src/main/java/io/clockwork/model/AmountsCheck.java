package io.clockwork.model;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import java.math.BigDecimal;

/**
 * Amounts a machine can have: cores in thousandths, at least one of them; memory and disk from a
 * mebibyte, for {@code 512m} means half a byte and never what was wanted; whole devices, none
 * included, so that a task can do without the default's. Everything fits into 64 bits, as in
 * Kubernetes.
 */
public final class AmountsCheck {
  private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final BigDecimal MIN_CPU = new BigDecimal("0.001");
  private static final BigDecimal MIN_BYTES = BigDecimal.valueOf(1L << 20);

  private AmountsCheck() {}

  /**
   * Reports what is wrong with amounts.
   *
   * @param path where they are written
   * @param owner whose they are, as the end of a sentence
   */
  public static void check(
      FieldPath path, String owner, Resources.Amounts amounts, Findings findings) {
    amounts.cpu().ifPresent(cpu -> cpu(owner, path.child("cpu"), cpu, findings));
    amounts.memory().ifPresent(b -> bytes(owner, path.child("memory"), "memory", b, findings));
    amounts.disk().ifPresent(b -> bytes(owner, path.child("disk"), "disk", b, findings));
    amounts.gpu().ifPresent(gpu -> gpu(owner, path.child("gpu"), gpu, findings));
    if (amounts.equals(Resources.Amounts.NONE)) {
      findings.atValue(
          path,
          DiagnosticCode.OUT_OF_RANGE,
          "resources of " + owner + " name no amount",
          "write at least one of \"cpu\", \"memory\", \"gpu\" and \"disk\"");
    }
  }

  private static void cpu(String owner, FieldPath path, Quantity cpu, Findings findings) {
    boolean fits =
        cpu.amount().compareTo(MIN_CPU) >= 0
            && cpu.amount().compareTo(MAX) <= 0
            && cpu.amount().remainder(MIN_CPU).signum() == 0;
    if (!fits) {
      outOfRange(owner, path, "cpu", cpu, "write cores, such as \"2\" or \"500m\"", findings);
    }
  }

  private static void bytes(
      String owner, FieldPath path, String what, Quantity bytes, Findings findings) {
    if (bytes.amount().compareTo(MIN_BYTES) < 0 || bytes.amount().compareTo(MAX) > 0) {
      String help =
          bytes.toString().endsWith("m")
              ? "\"m\" means thousandths: did you mean " + mebibytes(bytes) + "?"
              : "write bytes, at least \"1Mi\", such as \"512Mi\" or \"4Gi\"";
      outOfRange(owner, path, what, bytes, help, findings);
    }
  }

  private static String mebibytes(Quantity bytes) {
    String text = bytes.toString();
    return Quoted.text(text.substring(0, text.length() - 1) + "Mi");
  }

  private static void gpu(String owner, FieldPath path, Quantity gpu, Findings findings) {
    boolean fits =
        gpu.amount().stripTrailingZeros().scale() <= 0 && gpu.amount().compareTo(MAX) <= 0;
    if (!fits) {
      outOfRange(owner, path, "gpu", gpu, "write a whole number of devices", findings);
    }
  }

  private static void outOfRange(
      String owner, FieldPath path, String what, Quantity amount, String help, Findings findings) {
    String message = what + " of " + owner + " is " + Quoted.text(amount.toString());
    findings.atValue(path, DiagnosticCode.OUT_OF_RANGE, message, help);
  }
}
