/**
 * The port behind which attempts run: processes, containers, or a stub in a test. Another executor
 * implements {@link io.clockwork.executor.TaskExecutor} and is found by a {@link
 * io.clockwork.executor.TaskExecutorProvider}.
 */
@NullMarked
package io.clockwork.executor;

import org.jspecify.annotations.NullMarked;
