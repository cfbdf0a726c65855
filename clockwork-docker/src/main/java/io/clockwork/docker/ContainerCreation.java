package io.clockwork.docker;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.DeviceRequest;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import io.clockwork.model.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The order for a container, as docker-java has it. */
final class ContainerCreation {
  private static final BigDecimal SHARES_PER_CORE = BigDecimal.valueOf(1024);
  private static final int FEWEST_SHARES = 2;

  /** Docker's own is 64 MiB, too little for most training code; it counts towards the memory. */
  private static final int MEMORY_PER_SHARED_MEMORY = 2;

  /** Tells the process that Docker starts the command with to signal its children, too. */
  private static final String SIGNALS_TO_CHILDREN = "TINI_KILL_PROCESS_GROUP=1";

  private ContainerCreation() {}

  static CreateContainerCmd prepare(
      CreateContainerCmd create, ContainerSpec spec, EngineInfo engine) {
    create
        .withName(spec.name())
        .withLabels(spec.labels())
        .withEnv(environment(spec, engine))
        .withWorkingDir(spec.workingDirectory())
        .withHostConfig(hostConfig(spec, engine));
    if (!spec.entrypoint().isEmpty()) {
      create.withEntrypoint(spec.entrypoint());
    }
    if (!spec.arguments().isEmpty()) {
      create.withCmd(spec.arguments());
    }
    spec.user().ifPresent(create::withUser);
    return create;
  }

  private static List<String> environment(ContainerSpec spec, EngineInfo engine) {
    List<String> environment = new ArrayList<>();
    spec.environment().forEach((name, value) -> environment.add(name + "=" + value));
    if (!engine.isPodman()) {
      environment.add(SIGNALS_TO_CHILDREN);
    }
    return environment;
  }

  private static HostConfig hostConfig(ContainerSpec spec, EngineInfo engine) {
    HostConfig host =
        new HostConfig()
            .withReadonlyRootfs(spec.readOnlyRoot())
            // Reaps what a task leaves, and hands signals on to a task that knows of none.
            .withInit(true)
            .withExtraHosts("host.docker.internal:host-gateway")
            .withLogConfig(engine.log().config());
    mount(host, spec.mounts(), engine);
    ContainerLimits limits = spec.limits();
    limits.cpu().ifPresent(cpu -> host.withCpuShares(shares(cpu)));
    limits.memory().map(ContainerCreation::bytes).ifPresent(bytes -> limitMemory(host, bytes));
    limits
        .gpus()
        .filter(count -> count > 0)
        .ifPresent(count -> host.withDeviceRequests(gpus(count)));
    return host;
  }

  /** Podman copies what an empty folder hides into it, unless told not to in the older form. */
  private static void mount(HostConfig host, List<Mount> mounts, EngineInfo engine) {
    if (!engine.isPodman()) {
      host.withMounts(mounts);
      return;
    }
    host.withMounts(mounts.stream().filter(mount -> mount.getType() != MountType.TMPFS).toList());
    host.withTmpFs(
        mounts.stream()
            .filter(mount -> mount.getType() == MountType.TMPFS)
            .collect(Collectors.toMap(Mount::getTarget, empty -> "ro,notmpcopyup")));
  }

  private static int shares(BigDecimal cores) {
    return Math.max(FEWEST_SHARES, cores.multiply(SHARES_PER_CORE).intValue());
  }

  private static long bytes(Quantity memory) {
    return memory.amount().longValue();
  }

  /** With as much swap as memory in all, which is none: a limit that swapping hides is none. */
  private static void limitMemory(HostConfig host, long bytes) {
    host.withMemory(bytes).withMemorySwap(bytes).withShmSize(bytes / MEMORY_PER_SHARED_MEMORY);
  }

  private static List<DeviceRequest> gpus(int count) {
    return List.of(new DeviceRequest().withCount(count).withCapabilities(List.of(List.of("gpu"))));
  }
}
