/** Executors and back ends that others have written. */
@NullMarked
package io.clockwork.cli.plugin;

import org.jspecify.annotations.NullMarked;
