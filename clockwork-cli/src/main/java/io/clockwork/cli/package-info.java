/** The {@code clockwork} command line: where the process starts and ends. */
@NullMarked
package io.clockwork.cli;

import org.jspecify.annotations.NullMarked;
