package io.clockwork.cli.image;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import land.oras.Config;
import land.oras.ContainerRef;
import land.oras.Index;
import land.oras.Layer;
import land.oras.Manifest;
import land.oras.ManifestDescriptor;
import land.oras.Registry;

/** A real registry on this machine's loopback. */
final class RegistryProgram implements AutoCloseable {
  private static final String LISTENING = "listening on 127.0.0.1:";

  private final Process server;
  private final String host;

  private RegistryProgram(Process server, String host) {
    this.server = server;
    this.host = host;
  }

  /** Starts one, with what follows in its configuration. */
  static RegistryProgram start(Path folder, String auth) throws IOException {
    Path config = Files.createDirectories(folder).resolve("registry.yaml");
    Files.writeString(
        config,
        """
        version: 0.1
        storage: {filesystem: {rootdirectory: '%s'}}
        http: {addr: '127.0.0.1:0'}
        %s
        """
            .formatted(folder.resolve("data"), auth));
    String program = System.getenv().getOrDefault("CLOCKWORK_TEST_REGISTRY", "docker-registry");
    Process server =
        new ProcessBuilder(program, "serve", config.toString()).redirectErrorStream(true).start();
    BufferedReader lines = server.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int at = line.indexOf(LISTENING);
      if (at >= 0) {
        String port = line.substring(at + LISTENING.length()).replaceFirst("\\D.*", "");
        Thread rest = new Thread(() -> lines.lines().forEach(unused -> {}), "registry-log");
        rest.setDaemon(true);
        rest.start();
        return new RegistryProgram(server, "127.0.0.1:" + port);
      }
    }
    throw new IOException("the registry ended before it listened");
  }

  String host() {
    return host;
  }

  /** Leaves an image without files there. */
  Manifest push(String name, String config) {
    ContainerRef ref = ContainerRef.parse(host + "/" + name);
    Registry registry = Registry.builder().insecure().build();
    String json = "{\"architecture\": \"amd64\", \"os\": \"linux\", \"config\": " + config + "}";
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    Layer blob = registry.pushBlob(ref, bytes);
    Config described = Config.fromBlob("application/vnd.oci.image.config.v1+json", blob);
    return registry.pushManifest(ref, Manifest.empty().withConfig(described).withLayers(List.of()));
  }

  /** Leaves one for two platforms there, the second of which is {@code linux/amd64}. */
  Index pushForTwo(String name, Manifest arm, Manifest amd) {
    Registry registry = Registry.builder().insecure().build();
    List<ManifestDescriptor> manifests = List.of(of(arm, "arm64"), of(amd, "amd64"));
    return registry.pushIndex(
        ContainerRef.parse(host + "/" + name), Index.fromManifests(manifests));
  }

  private static ManifestDescriptor of(Manifest manifest, String architecture) {
    return ManifestDescriptor.fromJson(
        """
        {"mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "%s", "size": %d,
         "platform": {"os": "linux", "architecture": "%s"}}
        """
            .formatted(
                manifest.getDescriptor().getDigest(),
                manifest.getDescriptor().getSize(),
                architecture));
  }

  @Override
  public void close() {
    server.destroy();
  }
}
