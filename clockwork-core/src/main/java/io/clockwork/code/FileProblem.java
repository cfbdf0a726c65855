package io.clockwork.code;

import io.clockwork.diagnostic.DiagnosticCode;

/**
 * What is wrong with a file.
 *
 * @param text the end of a sentence that begins with the file
 */
record FileProblem(DiagnosticCode code, String text, String help) {}
