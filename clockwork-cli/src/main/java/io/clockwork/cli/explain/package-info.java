/** Every effective field of a task, and where its value comes from. */
@NullMarked
package io.clockwork.cli.explain;

import org.jspecify.annotations.NullMarked;
