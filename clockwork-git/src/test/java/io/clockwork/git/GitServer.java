package io.clockwork.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** Git over HTTP as it is served everywhere: {@code git http-backend} behind a web server. */
final class GitServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Path root;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private volatile Optional<String> login = Optional.empty();
  private volatile boolean oldProtocol;
  private volatile Predicate<HttpExchange> before = exchange -> false;

  /** A server of the repositories below a folder. */
  GitServer(Path root) throws IOException {
    this.root = root;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Lets nobody in but this user with this password. */
  GitServer login(String user, String password) {
    String text = user + ":" + password;
    login =
        Optional.of(
            "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  /** Speaks version 0 of the protocol only, as old servers do. */
  GitServer oldProtocol() {
    oldProtocol = true;
    return this;
  }

  /** Does something before git is asked; what it answers itself ends the exchange. */
  GitServer before(Predicate<HttpExchange> action) {
    before = action;
    return this;
  }

  String url(String repository) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + repository;
  }

  /** The paths that were asked for. */
  List<String> requests() {
    return requests;
  }

  /** What was sent to prove who asks. */
  List<String> authorizations() {
    return authorizations;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      Optional<String> sent =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
      sent.ifPresent(authorizations::add);
      if (before.test(exchange)) {
        return;
      }
      if (login.isPresent() && !login.equals(sent)) {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      ask(exchange);
    }
  }

  private void ask(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    ProcessBuilder builder = new ProcessBuilder("git", "http-backend");
    Map<String, String> variables = builder.environment();
    Git.isolate(variables);
    variables.put("GIT_PROJECT_ROOT", root.toString());
    variables.put("GIT_HTTP_EXPORT_ALL", "1");
    variables.put("REQUEST_METHOD", exchange.getRequestMethod());
    variables.put("PATH_INFO", exchange.getRequestURI().getPath());
    variables.put("QUERY_STRING", String.valueOf(exchange.getRequestURI().getRawQuery()));
    variables.put("CONTENT_LENGTH", Integer.toString(body.length));
    header(exchange, "Content-Type").ifPresent(text -> variables.put("CONTENT_TYPE", text));
    header(exchange, "Content-Encoding")
        .ifPresent(text -> variables.put("HTTP_CONTENT_ENCODING", text));
    if (!oldProtocol) {
      header(exchange, "Git-Protocol").ifPresent(text -> variables.put("GIT_PROTOCOL", text));
    }
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process git = builder.start();
    try (OutputStream in = git.getOutputStream()) {
      in.write(body);
    }
    answer(exchange, git.getInputStream());
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  private static void answer(HttpExchange exchange, InputStream out) throws IOException {
    int status = 200;
    for (String line = line(out); !line.isEmpty(); line = line(out)) {
      String name = line.substring(0, line.indexOf(':'));
      String value = line.substring(line.indexOf(':') + 1).strip();
      if (name.equals("Status")) {
        status = Integer.parseInt(value.substring(0, 3));
      } else {
        exchange.getResponseHeaders().add(name, value);
      }
    }
    exchange.sendResponseHeaders(status, 0);
    out.transferTo(exchange.getResponseBody());
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.write(c);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
