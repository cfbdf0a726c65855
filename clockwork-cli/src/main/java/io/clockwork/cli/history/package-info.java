/** Runs that have ended, or still go on: where they are kept and how they are shown. */
@NullMarked
package io.clockwork.cli.history;

import org.jspecify.annotations.NullMarked;
