package io.clockwork.docker;

import java.time.Instant;
import java.util.Optional;

/**
 * How a container ended.
 *
 * @param state its last; empty if it was stopped because its time was up
 * @param started when its command started
 * @param engineWasGone whether the engine went away while it ran
 */
record ContainerEnd(Optional<ContainerState> state, Instant started, boolean engineWasGone) {}
