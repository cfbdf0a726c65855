package io.clockwork.docker;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A registry on this machine's loopback, which engines trust without TLS. Its port is in the names
 * of its images, so that tests beside each other never share one; the engine keeps none of them.
 */
final class Registry {
  static final String USER = "me";
  static final String PASSWORD = "s3cret:pass";

  /** The same for the registry: it takes nothing but bcrypt. */
  private static final String HTPASSWD =
      USER + ":$2y$05$abcdefghijklmnopqrstuuKqhJSfTIYV1SkiVqP0GjQATd/vnrS1a\n";

  private static final String LISTENING = "listening on 127.0.0.1:";

  private final Path folder;
  private final Process server;
  private final String host;
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());

  private Registry(Path folder, Process server) throws IOException {
    this.folder = folder;
    this.server = server;
    BufferedReader lines = server.inputReader();
    host = "127.0.0.1:" + port(lines);
    Thread reader = new Thread(() -> lines.lines().forEach(log::add), "registry-log");
    reader.setDaemon(true);
    reader.start();
  }

  /** One that serves anybody. */
  static Registry open(Path folder) throws IOException {
    return start(folder, "");
  }

  /** One that wants {@link #USER} and {@link #PASSWORD}. */
  static Registry withLogin(Path folder) throws IOException {
    Path users = Files.createDirectories(folder).resolve("htpasswd");
    Files.writeString(users, HTPASSWD);
    return start(folder, "auth: {htpasswd: {realm: test, path: '" + users + "'}}\n");
  }

  private static Registry start(Path folder, String auth) throws IOException {
    Path config = Files.createDirectories(folder).resolve("registry.yaml");
    Files.writeString(
        config,
        """
        version: 0.1
        log: {accesslog: {disabled: false}}
        storage: {filesystem: {rootdirectory: '%s'}, delete: {enabled: true}}
        http: {addr: '127.0.0.1:0'}
        """
                .formatted(folder.resolve("data"))
            + auth);
    String program = System.getenv().getOrDefault("CLOCKWORK_TEST_REGISTRY", "docker-registry");
    return new Registry(
        folder,
        new ProcessBuilder(program, "serve", config.toString()).redirectErrorStream(true).start());
  }

  private static String port(BufferedReader lines) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int at = line.indexOf(LISTENING);
      if (at >= 0) {
        return line.substring(at + LISTENING.length()).replaceFirst("\\D.*", "");
      }
    }
    throw new IOException("the registry ended before it listened");
  }

  String host() {
    return host;
  }

  /** The configuration of a docker command that knows the login. */
  static String logins(String host, String password) {
    String auth =
        Base64.getEncoder()
            .encodeToString((USER + ":" + password).getBytes(StandardCharsets.UTF_8));
    return "{\"auths\": {\"" + host + "\": {\"auth\": \"" + auth + "\"}}}";
  }

  /**
   * Makes an image like no other and leaves it in the registry alone.
   *
   * @param lines of its Dockerfile, after its base
   * @return its reference
   */
  String push(String name, String... lines) throws IOException, InterruptedException {
    String reference = host + "/" + name;
    Files.writeString(
        Files.createDirectories(folder.resolve("docker")).resolve("config.json"),
        logins(host, PASSWORD));
    shell(
        """
        { echo 'FROM clockwork-test/busybox'; printf '%s\\n' "$LINES"; } |
          docker build -q --no-cache -t "$REFERENCE" - && docker push -q "$REFERENCE"
        docker rmi "$REFERENCE"
        """,
        Map.of("REFERENCE", reference, "LINES", String.join("\n", lines)));
    return reference;
  }

  /** What the registry calls the content of a tag. */
  String digest(String repository, String tag) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http(
            request(repository, tag)
                .header("Accept", "application/vnd.docker.distribution.manifest.v2+json"));
    return answer.headers().firstValue("Docker-Content-Digest").orElseThrow();
  }

  /** Leaves a tag that is for one other platform alone. */
  void pushForArm(String repository, String tag, String likeTag)
      throws IOException, InterruptedException {
    String digest = digest(repository, likeTag);
    String type = "application/vnd.docker.distribution.manifest.list.v2+json";
    http(
        request(repository, tag)
            .header("Content-Type", type)
            .PUT(
                HttpRequest.BodyPublishers.ofString(
                    """
                    {"schemaVersion": 2, "mediaType": "%s", "manifests": [{"mediaType":
                    "application/vnd.docker.distribution.manifest.v2+json", "size": 1000,
                    "digest": "%s", "platform": {"architecture": "arm64", "os": "linux"}}]}
                    """
                        .formatted(type, digest))));
  }

  private HttpRequest.Builder request(String repository, String tag) {
    return HttpRequest.newBuilder(
        URI.create("http://" + host + "/v2/" + repository + "/manifests/" + tag));
  }

  private static HttpResponse<String> http(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 400) {
      throw new IOException(answer.statusCode() + ": " + answer.body());
    }
    return answer;
  }

  /** How often somebody asked it so. */
  long requests(String method, String path) {
    return List.copyOf(log).stream()
        .filter(line -> line.contains("\"" + method + " " + path))
        .count();
  }

  String shell(String script, Map<String, String> variables)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-euc", script).redirectErrorStream(true);
    builder.environment().putAll(variables);
    builder.environment().put("HOST", host);
    builder.environment().put("DOCKER_CONFIG", folder.resolve("docker").toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(script + ": " + output);
    }
    return output;
  }

  /** Has the engine forget what it pulled, and ends. */
  void close() throws IOException, InterruptedException {
    shell(
        """
        for image in $(docker images --format '{{.Repository}}:{{.Tag}}' | grep "^$HOST/"); do
          docker rmi "$image"
        done
        """,
        Map.of());
    server.destroy();
    server.waitFor();
  }
}
