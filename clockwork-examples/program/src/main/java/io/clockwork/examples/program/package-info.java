/** Clockwork in a plain program. */
@NullMarked
package io.clockwork.examples.program;

import org.jspecify.annotations.NullMarked;
