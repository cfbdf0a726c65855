package io.clockwork.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import io.clockwork.code.CodeUnavailableException;
import io.clockwork.code.CodeUnavailableException.Reason;
import io.clockwork.code.PinnedCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that are missing, slow, broken or not who they say. */
class TroubleTest {
  private final CountDownLatch released = new CountDownLatch(1);
  private Desk desk;
  private GitServer server;

  @BeforeEach
  void serve(@TempDir Path folder) throws IOException, InterruptedException {
    desk = new Desk(folder.toRealPath());
    desk.churn();
    server = new GitServer(desk.served);
  }

  @AfterEach
  void stop() {
    released.countDown();
    server.close();
  }

  private CodeUnavailableException failure(GitOptions options, String url) {
    GitRepositories repositories = GitRepositories.of(options);
    CodeUnavailableException error =
        catchThrowableOfType(
            CodeUnavailableException.class,
            () -> {
              PinnedCode code = repositories.pin(Desk.source(url, "main"));
              Desk.text(repositories, code, "etl/extract.py");
            });
    assertThat(error).isNotNull();
    return error;
  }

  private CodeUnavailableException failure(String url) {
    return failure(desk.options().build(), url);
  }

  private static boolean send(HttpExchange exchange, int status, String text) {
    try {
      exchange.sendResponseHeaders(status, text.isEmpty() ? -1 : text.length());
      exchange.getResponseBody().write(text.getBytes(StandardCharsets.US_ASCII));
      return true;
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void missing_repository_is_told_and_not_tried_again() {
    CodeUnavailableException error = failure(server.url("nope.git"));
    assertThat(error.reason()).isEqualTo(Reason.NOT_FOUND);
    assertThat(error)
        .hasMessage(
            "there is no repository \""
                + server.url("nope.git")
                + "\", or it is not shown to strangers; check its address; store a login with one of"
                + " Git's credential helpers, or name a token for it with CLOCKWORK_GIT_URL and"
                + " CLOCKWORK_GIT_TOKEN_FILE");
    assertThat(desk.said).isEmpty();
  }

  @Test
  void port_where_nobody_listens_is_told() throws IOException {
    String url;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      url = "http://127.0.0.1:" + free.getLocalPort() + "/churn.git";
    }
    CodeUnavailableException error = failure(url);
    assertThat(error.reason()).isEqualTo(Reason.UNREACHABLE);
    assertThat(error)
        .hasMessage(
            "cannot reach repository \""
                + url
                + "\": nobody listens there; check its address and the network");
    assertThat(desk.said)
        .containsExactly(
            "cannot reach repository \"" + url + "\": nobody listens there; trying again",
            "cannot reach repository \"" + url + "\": nobody listens there; trying again");
  }

  @Test
  void server_that_fails_for_a_while_is_tried_again() {
    AtomicInteger failures = new AtomicInteger(2);
    server.before(exchange -> failures.getAndDecrement() > 0 && send(exchange, 503, "overloaded"));
    GitRepositories repositories = desk.repositories();
    assertThat(
            Desk.text(
                repositories,
                repositories.pin(Desk.source(server.url("churn.git"), "main")),
                "etl/extract.py"))
        .isEqualTo("print('two')\n");
    assertThat(desk.said)
        .contains(
            "cannot reach repository \""
                + server.url("churn.git")
                + "\": the server answers with HTTP status 503; trying again");
  }

  @Test
  void server_that_is_no_git_server_is_told() {
    server.before(exchange -> send(exchange, 200, "<html>Welcome</html>"));
    assertThat(failure(server.url("churn.git")).what())
        .startsWith(
            "repository \""
                + server.url("churn.git")
                + "\" gives no answer that Git understands: ");
    assertThat(desk.said).isEmpty();
  }

  @Test
  void server_that_breaks_off_in_the_middle_of_a_pack_leaves_nothing_half() throws Exception {
    GitRepositories good = desk.repositories();
    PinnedCode code = good.pin(Desk.source(server.url("churn.git"), "main"));
    server.before(
        exchange ->
            exchange.getRequestMethod().equals("POST") && send(exchange, 200, "0011packfile"));
    CodeUnavailableException error =
        catchThrowableOfType(
            CodeUnavailableException.class, () -> Desk.text(good, code, "etl/extract.py"));
    assertThat(error.reason()).isEqualTo(Reason.UNREACHABLE);
    server.before(exchange -> false);
    assertThat(Desk.text(good, code, "etl/extract.py")).isEqualTo("print('two')\n");
  }

  @Test
  void hanging_server_ends_with_the_time_limit() {
    server.before(this::hang);
    GitOptions impatient = desk.options().timeLimit(Duration.ofMillis(700)).build();
    CodeUnavailableException error = failure(impatient, server.url("churn.git"));
    assertThat(error.reason()).isEqualTo(Reason.TIME_LIMIT);
    assertThat(error)
        .hasMessage(
            "repository \""
                + server.url("churn.git")
                + "\" took longer than 700 ms; try again, or raise the limit with"
                + " CLOCKWORK_GIT_TIMEOUT");
  }

  private boolean hang(HttpExchange exchange) {
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return true;
  }

  @Test
  void server_that_sends_a_byte_now_and_then_for_ever_ends_with_the_time_limit() {
    server.before(
        exchange -> {
          try {
            exchange
                .getResponseHeaders()
                .set("Content-Type", "application/x-git-upload-pack-advertisement");
            exchange.sendResponseHeaders(200, 0);
            // The beginning of a packet of 65520 bytes.
            exchange
                .getResponseBody()
                .write(
                    "001e# service=git-upload-pack\n0000fff0".getBytes(StandardCharsets.US_ASCII));
            while (!released.await(20, TimeUnit.MILLISECONDS)) {
              exchange.getResponseBody().write('0');
              exchange.getResponseBody().flush();
            }
          } catch (IOException | InterruptedException e) {
            return true;
          }
          return true;
        });
    GitOptions impatient = desk.options().timeLimit(Duration.ofMillis(900)).build();
    assertThat(failure(impatient, server.url("churn.git")).reason()).isEqualTo(Reason.TIME_LIMIT);
  }

  @Test
  void server_that_is_silent_too_long_is_not_waited_for() {
    server.before(this::hang);
    GitOptions impatient =
        desk.options().silenceLimit(Duration.ofSeconds(1)).retryDelays(List.of()).build();
    assertThat(failure(impatient, server.url("churn.git")))
        .hasMessage(
            "cannot reach repository \""
                + server.url("churn.git")
                + "\": it does not answer; check its address and the network");
  }

  @Test
  void certificate_that_java_does_not_trust_is_told_and_not_tried_again() throws Exception {
    try (TlsServer tls = new TlsServer(desk.home)) {
      CodeUnavailableException error = failure(tls.url("churn.git"));
      assertThat(error.reason()).isEqualTo(Reason.UNTRUSTED);
      assertThat(error.what())
          .startsWith(
              "repository \""
                  + tls.url("churn.git")
                  + "\" shows a certificate that Java does not trust: ");
      assertThat(error.help())
          .isEqualTo(
              "add its authority to a trust store, and name that with"
                  + " CLOCKWORK_JAVA_OPTS=-Djavax.net.ssl.trustStore=FILE");
      assertThat(desk.said).isEmpty();
    }
  }

  @Test
  void interrupted_thread_gives_up() {
    Thread.currentThread().interrupt();
    CodeUnavailableException error = failure(server.url("churn.git"));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(error.reason()).isEqualTo(Reason.INTERRUPTED);
  }

  @Test
  void cache_that_cannot_be_written_is_told() throws IOException {
    Files.writeString(desk.home.resolve("file"), "");
    desk.environment.put("CLOCKWORK_CACHE", desk.home.resolve("file").toString());
    CodeUnavailableException error = failure(server.url("churn.git"));
    assertThat(error.reason()).isEqualTo(Reason.CACHE);
    assertThat(error.help())
        .isEqualTo(
            "allow writing there, free some space, or name another place with CLOCKWORK_CACHE");
  }
}
