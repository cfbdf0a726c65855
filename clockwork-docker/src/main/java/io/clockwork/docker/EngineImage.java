package io.clockwork.docker;

import java.util.Map;
import java.util.Optional;

/**
 * An image that the engine has.
 *
 * @param reference by which it was asked for
 * @param id of its configuration, {@code sha256:..}
 * @param digest by which its registry knows it; empty for one that was built here
 * @param environment the variables it sets
 * @param platform such as {@code linux/amd64}
 * @param hasCommand whether it says itself what to run
 */
record EngineImage(
    String reference,
    String id,
    Optional<String> digest,
    Map<String, String> environment,
    String platform,
    boolean hasCommand) {}
