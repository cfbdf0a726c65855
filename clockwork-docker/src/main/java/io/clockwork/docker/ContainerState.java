package io.clockwork.docker;

/**
 * How a container is.
 *
 * @param running whether it runs
 * @param exitCode what its command ended with, 128+n for death by signal n
 * @param outOfMemory whether the kernel killed a process of it for its memory
 * @param error what kept the engine from starting it; empty if nothing did
 */
record ContainerState(boolean running, int exitCode, boolean outOfMemory, String error) {}
