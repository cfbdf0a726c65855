package io.clockwork.docker;

/**
 * What an engine says of itself.
 *
 * @param id which tells it from every other engine
 * @param name such as {@code Docker} or {@code Podman Engine}
 * @param version its own
 * @param api the version of its interface that is spoken
 * @param platform such as {@code linux/amd64}
 * @param rootless whether root in a container is the user who runs the engine
 * @param desktop whether it runs in a virtual machine that maps owners of files
 * @param log where it keeps what containers write
 */
record EngineInfo(
    String id,
    String name,
    String version,
    String api,
    String platform,
    boolean rootless,
    boolean desktop,
    KeptLog log) {

  boolean isPodman() {
    return name.startsWith("Podman");
  }
}
