/** What a user sees of a run while it goes on, and the summary at its end. */
@NullMarked
package io.clockwork.cli.progress;

import org.jspecify.annotations.NullMarked;
