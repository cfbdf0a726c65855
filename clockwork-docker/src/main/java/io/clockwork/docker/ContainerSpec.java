package io.clockwork.docker;

import com.github.dockerjava.api.model.Mount;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container to be made.
 *
 * @param name its name on the engine
 * @param image the image's id or reference
 * @param entrypoint the words of its command; empty for the image's own
 * @param arguments what follows the image's own entrypoint; empty for the image's own
 * @param environment on top of the image's
 * @param workingDirectory inside it
 * @param mounts what it sees of this machine
 * @param user {@code uid:gid}; empty for the image's own
 * @param readOnlyRoot whether it can write to nothing but its mounts
 * @param limits what it may use
 * @param labels by which it is found again
 */
record ContainerSpec(
    String name,
    String image,
    List<String> entrypoint,
    List<String> arguments,
    Map<String, String> environment,
    String workingDirectory,
    List<Mount> mounts,
    Optional<String> user,
    boolean readOnlyRoot,
    ContainerLimits limits,
    Map<String, String> labels) {}
