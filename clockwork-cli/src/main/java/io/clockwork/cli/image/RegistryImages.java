package io.clockwork.cli.image;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clockwork.diagnostic.BackendUnavailableException;
import io.clockwork.docker.RegistryUser;
import io.clockwork.export.ImageMetadata;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import land.oras.ContainerRef;
import land.oras.Descriptor;
import land.oras.Manifest;
import land.oras.ManifestDescriptor;
import land.oras.Registry;
import land.oras.auth.AuthProvider;
import land.oras.auth.NoAuthProvider;
import land.oras.auth.UsernamePasswordProvider;
import land.oras.exception.OrasException;

/**
 * Asks the registries of images, each image once; credentials are those of {@code docker login}. A
 * registry on this machine's loopback is spoken to without TLS, as engines do.
 */
public final class RegistryImages implements Images {
  /** Enough for a slow registry; nothing but two small documents is fetched. */
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** What an image may say of itself; registries allow as much. */
  private static final long MAX_CONFIG = 4 << 20;

  /** Of an image for several platforms. */
  private static final Set<String> INDEXES =
      Set.of(
          "application/vnd.oci.image.index.v1+json",
          "application/vnd.docker.distribution.manifest.list.v2+json");

  private final Map<String, String> environment;
  private final Map<String, ImageMetadata> found = new ConcurrentHashMap<>();

  /**
   * Asks as whoever the docker command is logged in.
   *
   * @param environment the caller's variables
   */
  public RegistryImages(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public ImageMetadata find(String reference)
      throws ImageUnavailableException, InterruptedException {
    ImageMetadata known = found.get(reference);
    if (known == null) {
      known = within(reference);
      found.put(reference, known);
    }
    return known;
  }

  /** The client sets no limits of its own. */
  private ImageMetadata within(String reference)
      throws ImageUnavailableException, InterruptedException {
    FutureTask<ImageMetadata> question = new FutureTask<>(() -> ask(reference));
    Thread thread = new Thread(question, "clockwork-registry");
    thread.setDaemon(true);
    thread.start();
    try {
      return question.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      question.cancel(true);
      throw unreachable(reference, "it did not answer within " + LIMIT.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw problem(reference, Objects.requireNonNullElse(e.getCause(), e));
    }
  }

  private ImageMetadata ask(String reference) throws IOException {
    ContainerRef image = ContainerRef.parse(reference);
    Registry registry =
        Registry.builder()
            .defaults()
            .withAuthProvider(login(reference))
            .withInsecure(isLoopback(image.getRegistry()))
            .build();
    Descriptor descriptor = registry.probeDescriptor(image);
    Manifest manifest = registry.getManifest(ofOnePlatform(registry, image, descriptor));
    if (manifest.getConfig().getSize() > MAX_CONFIG) {
      throw new IOException("its configuration is larger than 4 MiB");
    }
    byte[] config = registry.getBlob(image.withDigest(manifest.getConfig().getDigest()));
    return ImageConfig.metadata(
        descriptor.getDigest(), JsonMapper.builder().build().readTree(config).path("config"));
  }

  private AuthProvider login(String reference) {
    return RegistryUser.of(reference, environment)
        .<AuthProvider>map(user -> new UsernamePasswordProvider(user.name(), user.password()))
        .orElseGet(NoAuthProvider::new);
  }

  /** Of an image for several platforms the one that most clusters have; they run alike. */
  private static ContainerRef ofOnePlatform(
      Registry registry, ContainerRef image, Descriptor descriptor) throws IOException {
    if (!INDEXES.contains(descriptor.getMediaType())) {
      return image.withDigest(descriptor.getDigest());
    }
    List<ManifestDescriptor> linux =
        registry.getIndex(image.withDigest(descriptor.getDigest())).getManifests().stream()
            .filter(of -> "linux".equals(of.getPlatform().os()))
            .toList();
    return linux.stream()
        .filter(of -> "amd64".equals(of.getPlatform().architecture()))
        .findFirst()
        .or(() -> linux.stream().findFirst())
        .map(of -> image.withDigest(of.getDigest()))
        .orElseThrow(() -> new IOException("it has no image for Linux"));
  }

  private static boolean isLoopback(String registry) {
    String host = registry.replaceFirst(":[0-9]+$", "");
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }

  private static ImageUnavailableException problem(String reference, Throwable cause) {
    if (cause instanceof OrasException refusal && refusal.getStatusCode() != null) {
      return switch (refusal.getStatusCode()) {
        case 401, 403 ->
            new ImageUnavailableException(
                "the registry of image \"" + reference + "\" does not let it be read",
                "log in: docker login " + registry(reference));
        case 404 ->
            new ImageUnavailableException(
                "there is no image \"" + reference + "\" in its registry",
                "correct its name or tag");
        default -> unreachable(reference, "it answered " + refusal.getStatusCode());
      };
    }
    Throwable reason =
        cause instanceof OrasException && cause.getCause() != null ? cause.getCause() : cause;
    if (reason instanceof BackendUnavailableException) {
      return new ImageUnavailableException(String.valueOf(reason.getMessage()), "mend that file");
    }
    if (reason instanceof HttpTimeoutException) {
      return unreachable(reference, "it did not answer in time");
    }
    if (reason instanceof JacksonException) {
      return unreachable(reference, "what it says is no configuration of an image");
    }
    return unreachable(reference, String.valueOf(reason));
  }

  private static ImageUnavailableException unreachable(String reference, String why) {
    return new ImageUnavailableException(
        "the registry "
            + registry(reference)
            + " does not say what image \""
            + reference
            + "\" runs: "
            + why,
        "look after the network; or say it by --image-metadata FILE, or in the spec by \"command\"");
  }

  private static String registry(String reference) {
    return ContainerRef.parse(reference).getRegistry();
  }
}
