package io.clockwork.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.BuildImageCmd;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.model.AuthConfigurations;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.WaitResponse;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/**
 * A container engine: the few things asked of it, in Clockwork's own words. All of docker-java
 * stands behind it. Calls come from any thread; each holds a connection of its own.
 */
final class Engine implements AutoCloseable {
  private static final Duration CONNECTING = Duration.ofSeconds(10);

  /**
   * None. If it is not said, what a connection by TLS may take to be made also limits each answer.
   */
  private static final Duration ANSWERING = Duration.ZERO;

  private static final int OK = 200;

  private final EngineAddress address;
  private final Patience patience;
  private final EngineInfo info;
  private final RegistryCredentials credentials;
  private final DockerHttpClient http;
  private final DockerClient client;

  private Engine(
      EngineAddress address,
      Patience patience,
      EngineInfo info,
      RegistryCredentials credentials,
      DockerHttpClient http) {
    this.address = address;
    this.patience = patience;
    this.info = info;
    this.credentials = credentials;
    this.http = http;
    client = client(http, info.api());
  }

  /**
   * The engine that listens there, if one answers.
   *
   * @param patience how long it may be gone later on
   */
  static Engine at(EngineAddress address, Map<String, String> environment, Duration patience)
      throws EngineException {
    DockerHttpClient http = transport(address);
    boolean found = false;
    try {
      EngineInfo info = call(() -> EngineQuestions.info(client(http, "")));
      found = true;
      return new Engine(
          address,
          Patience.with(address, patience),
          info,
          RegistryCredentials.of(environment),
          http);
    } finally {
      if (!found) {
        close(http);
      }
    }
  }

  private static DockerHttpClient transport(EngineAddress address) throws EngineException {
    ZerodepDockerHttpClient.Builder http =
        new ZerodepDockerHttpClient.Builder()
            .dockerHost(address.uri())
            .maxConnections(Integer.MAX_VALUE)
            .connectionTimeout(CONNECTING)
            .responseTimeout(ANSWERING);
    if (address.certificates().isPresent()) {
      SSLContext context = address.certificates().get().context();
      http.sslConfig(() -> context);
    }
    return http.build();
  }

  /** Of the configuration only the version counts: all else is the transport's. */
  private static DockerClient client(DockerHttpClient http, String api) {
    return DockerClientImpl.getInstance(
        new DefaultDockerClientConfig.Builder()
            .withDockerHost("unix:///var/run/docker.sock")
            .withDockerTlsVerify(false)
            .withApiVersion(api)
            .build(),
        http);
  }

  /** Where it listens. */
  EngineAddress address() {
    return address;
  }

  /** For what shall not fail because it is restarted. */
  Patience patience() {
    return patience;
  }

  /** What it said of itself when it was found. */
  EngineInfo info() {
    return info;
  }

  /** An image that it has; empty if it has not. */
  Optional<EngineImage> image(String reference) throws EngineException {
    try {
      return Optional.of(call(() -> EngineQuestions.image(client, reference)));
    } catch (EngineException e) {
      if (e.isNotFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** What a registry is told of the user. */
  RegistryLogin login(ImageRegistry registry) {
    return credentials.of(registry);
  }

  /** Begins to pull an image. */
  void pull(
      String reference, RegistryLogin login, ResultCallback.Adapter<PullResponseItem> progress)
      throws EngineException {
    call(
        () -> {
          var pull = client.pullImageCmd(reference);
          login.credentials().ifPresent(pull::withAuthConfig);
          return pull.exec(progress);
        });
  }

  /** Begins to build an image, with the user's login for the registry of its base. */
  void build(Build build, BuildImageResultCallback steps) throws EngineException {
    call(
        () -> {
          BuildImageCmd command =
              client
                  .buildImageCmd(build.folder().toFile())
                  .withTags(Set.of(build.reference()))
                  .withForcerm(true);
          build.base().ifPresent(base -> command.withBuildArg("BASE", base));
          AuthConfigurations logins = new AuthConfigurations();
          login(ImageRegistry.of(build.base().orElse("")))
              .credentials()
              .ifPresent(logins::addConfig);
          command.withBuildAuthConfigs(logins);
          return command.exec(steps);
        });
  }

  /** Makes a container and gives its id. */
  String create(ContainerSpec spec) throws EngineException {
    CreateContainerCmd create = client.createContainerCmd(spec.image());
    return call(() -> ContainerCreation.prepare(create, spec, info).exec().getId());
  }

  /** Starts a container; gives false if it was running already. */
  boolean start(String container) throws EngineException {
    try {
      run(() -> client.startContainerCmd(container).exec());
      return true;
    } catch (EngineException e) {
      if (e.isNotModified()) {
        return false;
      }
      throw e;
    }
  }

  /** Begins to listen to what a container writes, from its start to its end. */
  void attach(String container, ResultCallback.Adapter<Frame> frames) throws EngineException {
    call(
        () ->
            client
                .attachContainerCmd(container)
                .withStdOut(true)
                .withStdErr(true)
                .withFollowStream(true)
                .exec(frames));
  }

  /** Reads what the engine has kept of what a container wrote. */
  void log(String container, ResultCallback.Adapter<Frame> frames) throws EngineException {
    call(() -> client.logContainerCmd(container).withStdOut(true).withStdErr(true).exec(frames));
  }

  /** Tells when a container that was started does not run any more. */
  void await(String container, ResultCallback.Adapter<WaitResponse> end) throws EngineException {
    call(() -> client.waitContainerCmd(container).exec(end));
  }

  /** How a container is; empty if there is none of that name. */
  Optional<ContainerState> state(String container) throws EngineException {
    try {
      InspectContainerResponse.ContainerState state =
          call(() -> client.inspectContainerCmd(container).exec().getState());
      return Optional.of(
          new ContainerState(
              Boolean.TRUE.equals(state.getRunning()),
              Objects.requireNonNullElse(state.getExitCodeLong(), 0L).intValue(),
              Boolean.TRUE.equals(state.getOOMKilled()),
              Objects.requireNonNullElse(state.getError(), "")));
    } catch (EngineException e) {
      if (e.isNotFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Sends a signal; does nothing if the container does not run any more. */
  void signal(String container, String signal) throws EngineException {
    quietly(() -> client.killContainerCmd(container).withSignal(signal).exec());
  }

  /** Removes a container, running or not, with its volumes without names. */
  void remove(String container) throws EngineException {
    quietly(
        () -> client.removeContainerCmd(container).withForce(true).withRemoveVolumes(true).exec());
  }

  /**
   * Makes a volume.
   *
   * @param name not that of another
   */
  void createVolume(String name, Map<String, String> labels) throws EngineException {
    call(() -> client.createVolumeCmd().withName(name).withLabels(labels).exec());
  }

  /** Whether there is a volume. */
  boolean hasVolume(String name) throws EngineException {
    try {
      call(() -> client.inspectVolumeCmd(name).exec());
      return true;
    } catch (EngineException e) {
      if (e.isNotFound()) {
        return false;
      }
      throw e;
    }
  }

  /** Removes a volume that no container has. */
  void removeVolume(String name) throws EngineException {
    try {
      run(() -> client.removeVolumeCmd(name).exec());
    } catch (EngineException e) {
      if (!e.isNotFound()) {
        throw e;
      }
    }
  }

  /** The labels, by name, of all volumes with a label. */
  Map<String, Map<String, String>> labelledVolumes(String label) throws EngineException {
    List<InspectVolumeResponse> volumes =
        call(() -> client.listVolumesCmd().withFilter("label", List.of(label)).exec().getVolumes());
    return Objects.requireNonNullElse(volumes, List.<InspectVolumeResponse>of()).stream()
        .collect(
            Collectors.toMap(
                InspectVolumeResponse::getName,
                volume -> Objects.requireNonNullElse(volume.getLabels(), Map.of())));
  }

  /** Unpacks an archive in a container, running or not, from the top of its file system. */
  void upload(String container, InputStream archive) throws EngineException {
    run(
        () ->
            client
                .copyArchiveToContainerCmd(container)
                .withRemotePath("/")
                .withTarInputStream(archive)
                .exec());
  }

  /** Begins to read a file or folder of a container, running or not, as an archive. */
  Download download(String container, String path) throws EngineException {
    String question =
        "/v"
            + info.api()
            + "/containers/"
            + container
            + "/archive?path="
            + URLEncoder.encode(path, StandardCharsets.UTF_8);
    DockerHttpClient.Response response =
        call(
            () ->
                http.execute(
                    DockerHttpClient.Request.builder()
                        .method(DockerHttpClient.Request.Method.GET)
                        .path(question)
                        .build()));
    if (response.getStatusCode() == OK) {
      return new Download(response);
    }
    try (response) {
      String body = new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
      throw EngineException.of(response.getStatusCode(), body);
    } catch (IOException e) {
      throw EngineException.of(e);
    }
  }

  /** The labels, by id, of all containers with a label, running or not. */
  Map<String, Map<String, String>> labelled(String label) throws EngineException {
    List<Container> containers =
        call(
            () ->
                client
                    .listContainersCmd()
                    .withShowAll(true)
                    .withLabelFilter(List.of(label))
                    .exec());
    return containers.stream().collect(Collectors.toMap(Container::getId, Container::getLabels));
  }

  @Override
  public void close() {
    close(http);
  }

  private static void close(DockerHttpClient http) {
    try {
      http.close();
    } catch (IOException e) {
      // Nothing waits for an answer on its connections any more.
    }
  }

  private static <T> T call(Supplier<T> question) throws EngineException {
    try {
      return question.get();
    } catch (RuntimeException e) {
      throw EngineException.of(e);
    }
  }

  private static void run(Runnable order) throws EngineException {
    call(
        () -> {
          order.run();
          return true;
        });
  }

  /** For what is as well if it has been done already. */
  private static void quietly(Runnable order) throws EngineException {
    try {
      run(order);
    } catch (EngineException e) {
      if (!e.isNotFound() && !e.isConflict()) {
        throw e;
      }
    }
  }
}
