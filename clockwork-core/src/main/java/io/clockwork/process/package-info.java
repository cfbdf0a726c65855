/** Runs tasks as processes of this machine, each in a process group of its own. */
@NullMarked
package io.clockwork.process;

import org.jspecify.annotations.NullMarked;
