package io.clockwork.contract;

/** Exit codes of the runtime itself, 210 to 219. */
public final class RuntimeCode {
  /** Bad arguments or params; not tried again. */
  public static final int BAD_ARGUMENTS = 210;

  /** The network failed. */
  public static final int NETWORK = 211;

  /** Somebody did not let us in; not tried again. */
  public static final int AUTHENTICATION = 212;

  /** The commit does not exist; not tried again. */
  public static final int COMMIT_NOT_FOUND = 213;

  /** The script or notebook does not exist; not tried again. */
  public static final int ENTRY_NOT_FOUND = 214;

  /** The requirements could not be installed. */
  public static final int REQUIREMENTS = 215;

  /** The kernel of a notebook died. */
  public static final int KERNEL_DIED = 216;

  /** Outputs are missing or ill-typed. */
  public static final int OUTPUTS = 217;

  /** A fault of the runtime itself. */
  public static final int INTERNAL = 218;

  /** The store could not be read or written. */
  public static final int STORE = 219;

  private RuntimeCode() {}

  static boolean contains(int code) {
    return code >= BAD_ARGUMENTS && code <= STORE;
  }
}
