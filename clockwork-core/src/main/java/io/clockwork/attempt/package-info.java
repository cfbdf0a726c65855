/**
 * An attempt from its first folder to its manifest, wherever its command runs: {@link
 * io.clockwork.attempt.Attempts} does all that is the same for processes and containers, and a
 * {@link io.clockwork.attempt.CommandHost} the rest.
 */
@NullMarked
package io.clockwork.attempt;

import org.jspecify.annotations.NullMarked;
