/** The command {@code clockwork}. */
@NullMarked
package io.clockwork.cli;

import org.jspecify.annotations.NullMarked;
