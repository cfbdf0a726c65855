/**
 * Where a command reads from and writes to: streams, terminal, colours, and user text made safe for
 * a terminal. Knows no command and nothing of pipelines.
 */
@NullMarked
package io.clockwork.cli.console;

import org.jspecify.annotations.NullMarked;
