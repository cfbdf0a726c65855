package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;

/**
 * What to say of a key that does not belong where it stands.
 *
 * @param code the kind of problem
 * @param message what is wrong
 * @param help where it belongs
 */
record Elsewhere(DiagnosticCode code, String message, String help) {}
