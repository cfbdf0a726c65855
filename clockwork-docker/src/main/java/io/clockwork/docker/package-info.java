/**
 * Attempts in containers of their own, on a Docker Engine or what speaks its language: {@link
 * io.clockwork.docker.DockerTaskExecutor}.
 */
@NullMarked
package io.clockwork.docker;

import org.jspecify.annotations.NullMarked;
