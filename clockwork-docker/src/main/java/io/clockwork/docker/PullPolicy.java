package io.clockwork.docker;

/** When an image is pulled from its registry. */
public enum PullPolicy {
  /** When the engine does not have it; the default. */
  MISSING,
  /** Before its first use by an executor, whether the engine has one or not. */
  ALWAYS,
  /** Never: what the engine does not have cannot be used. */
  NEVER
}
