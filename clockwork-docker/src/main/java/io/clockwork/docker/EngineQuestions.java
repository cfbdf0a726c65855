package io.clockwork.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.api.model.VersionComponent;
import com.github.dockerjava.core.RemoteApiVersion;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What engines answer about themselves and their images, in Clockwork's own types. */
final class EngineQuestions {
  /** The newest interface whose every answer used here is known. */
  private static final RemoteApiVersion NEWEST = RemoteApiVersion.VERSION_1_44;

  private EngineQuestions() {}

  static EngineInfo info(DockerClient client) {
    Version version = client.versionCmd().exec();
    Info info = client.infoCmd().exec();
    List<String> security = Objects.requireNonNullElse(info.getSecurityOptions(), List.of());
    return new EngineInfo(
        text(info.getId()),
        name(version),
        text(version.getVersion()),
        api(text(version.getApiVersion())),
        text(version.getOperatingSystem()) + "/" + text(version.getArch()),
        security.stream().anyMatch(option -> option.contains("name=rootless")),
        text(info.getOperatingSystem()).contains("Docker Desktop"),
        KeptLog.of(logDrivers(info)));
  }

  private static List<String> logDrivers(Info info) {
    Map<String, List<String>> plugins = Objects.requireNonNullElse(info.getPlugins(), Map.of());
    return Objects.requireNonNullElse(plugins.get("Log"), List.of());
  }

  private static String name(Version version) {
    List<VersionComponent> components =
        Objects.requireNonNullElse(version.getComponents(), List.of());
    return components.stream()
        .map(VersionComponent::getName)
        .filter(name -> name != null && name.startsWith("Podman"))
        .findFirst()
        .orElse("Docker");
  }

  /** The engine's own version, or the newest known one if the engine is newer still. */
  private static String api(String engine) {
    RemoteApiVersion own = RemoteApiVersion.parseConfigWithDefault(engine);
    return own.equals(RemoteApiVersion.UNKNOWN_VERSION) || own.isGreater(NEWEST)
        ? NEWEST.getVersion()
        : own.getVersion();
  }

  static EngineImage image(DockerClient client, String reference) {
    InspectImageResponse image = client.inspectImageCmd(reference).exec();
    @Nullable ContainerConfig config = image.getConfig();
    return new EngineImage(
        reference,
        text(image.getId()),
        digest(reference, image.getRepoDigests()),
        environment(config == null ? null : config.getEnv()),
        text(image.getOs()) + "/" + text(image.getArch()),
        config != null && (isSet(config.getEntrypoint()) || isSet(config.getCmd())));
  }

  private static boolean isSet(String @Nullable [] words) {
    return words != null && words.length > 0;
  }

  /** That of the reference's own repository, for an image may have come from several. */
  private static Optional<String> digest(String reference, @Nullable List<String> references) {
    List<String> known = references == null ? List.of() : references;
    return known.stream()
        .filter(one -> isOf(reference, one.substring(0, one.indexOf('@'))))
        .findFirst()
        .or(() -> known.stream().findFirst())
        .map(one -> one.substring(one.indexOf('@') + 1));
  }

  private static boolean isOf(String reference, String repository) {
    return reference.equals(repository)
        || reference.startsWith(repository + ":")
        || reference.startsWith(repository + "@");
  }

  private static Map<String, String> environment(String @Nullable [] variables) {
    Map<String, String> environment = new LinkedHashMap<>();
    for (String variable : variables == null ? List.<String>of() : Arrays.asList(variables)) {
      int equals = variable.indexOf('=');
      if (equals > 0) {
        environment.put(variable.substring(0, equals), variable.substring(equals + 1));
      }
    }
    return environment;
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }
}
