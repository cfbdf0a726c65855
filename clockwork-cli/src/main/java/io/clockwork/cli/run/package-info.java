/** From the options of {@code run} to a run: executor, params, secrets, moment, interruption. */
@NullMarked
package io.clockwork.cli.run;

import org.jspecify.annotations.NullMarked;
