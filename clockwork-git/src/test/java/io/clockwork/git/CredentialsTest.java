package io.clockwork.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import io.clockwork.code.CodeUnavailableException;
import io.clockwork.code.CodeUnavailableException.Reason;
import io.clockwork.code.PinnedCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who a real server that lets only one user in is told we are. */
class CredentialsTest {
  private static final String SECRET = "hunter2-geheim";

  private Desk desk;
  private GitServer server;

  @BeforeEach
  void serve(@TempDir Path folder) throws IOException, InterruptedException {
    desk = new Desk(folder.toRealPath());
    desk.churn();
    server = new GitServer(desk.served).login("ada", SECRET);
  }

  @AfterEach
  void nothing_of_the_secret_is_left() throws IOException {
    server.close();
    assertThat(desk.said).noneMatch(line -> line.contains(SECRET));
    if (Files.exists(desk.cache)) {
      try (Stream<Path> files = Files.walk(desk.cache)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
        }
      }
    }
  }

  /** A real credential helper: a program that git finds by its configuration. */
  private Path helper(String password) throws IOException {
    Path asked = desk.home.resolve("asked");
    Path helper = desk.home.resolve("git-credential-vault");
    Files.writeString(
        helper,
        """
        #!/bin/sh
        { echo "$1"; cat; } >>'%s'
        [ "$1" = get ] || exit 0
        echo username=ada
        echo password=%s
        """
            .formatted(asked, password));
    assertThat(helper.toFile().setExecutable(true)).isTrue();
    Files.writeString(
        desk.home.resolve("gitconfig"),
        "[credential \"http://127.0.0.1\"]\n\thelper =\n[credential]\n\thelper = " + helper + "\n");
    return asked;
  }

  private String read(GitRepositories repositories, String url) {
    PinnedCode code = repositories.pin(Desk.source(url, "main"));
    return Desk.text(repositories, code, "etl/extract.py");
  }

  private CodeUnavailableException refused(GitRepositories repositories) {
    CodeUnavailableException error =
        catchThrowableOfType(
            CodeUnavailableException.class, () -> read(repositories, server.url("churn.git")));
    assertThat(error).isNotNull();
    assertThat(error.reason()).isEqualTo(Reason.REFUSED);
    assertThat(error.getMessage()).doesNotContain(SECRET);
    return error;
  }

  @Test
  void credential_helper_of_the_user_is_asked_and_only_read() throws Exception {
    Path asked = helper(SECRET);
    assertThat(read(desk.repositories(), server.url("churn.git"))).isEqualTo("print('two')\n");
    assertThat(asked).content().contains("get\nprotocol=http\nhost=127.0.0.1:");
    assertThat(asked).content().doesNotContain("store", "erase");
  }

  @Test
  void token_in_a_variable_or_a_file_is_sent_to_its_address() throws Exception {
    server.login("x-access-token", SECRET);
    desk.environment.put("GROWTH_TOKEN", SECRET);
    GitToken variable = GitToken.inVariable(server.url(""), "GROWTH_TOKEN");
    assertThat(
            read(
                GitRepositories.of(desk.options().token(variable).build()),
                server.url("churn.git")))
        .isEqualTo("print('two')\n");
    Path file = Files.writeString(desk.home.resolve("token"), SECRET + "\n");
    GitToken inFile = GitToken.inFile(server.url("churn.git"), file);
    assertThat(
            read(GitRepositories.of(desk.options().token(inFile).build()), server.url("churn.git")))
        .isEqualTo("print('two')\n");
  }

  @Test
  void token_of_the_environment_is_used() {
    server.login("x-access-token", SECRET);
    desk.environment.put("CLOCKWORK_GIT_URL", server.url(""));
    desk.environment.put("CLOCKWORK_GIT_TOKEN", SECRET);
    assertThat(read(desk.repositories(), server.url("churn.git"))).isEqualTo("print('two')\n");
  }

  @Test
  void wrong_token_gives_way_to_the_helpers() throws Exception {
    helper(SECRET);
    desk.environment.put("GROWTH_TOKEN", "wrong");
    GitToken token = GitToken.inVariable(server.url(""), "GROWTH_TOKEN");
    assertThat(
            read(GitRepositories.of(desk.options().token(token).build()), server.url("churn.git")))
        .isEqualTo("print('two')\n");
  }

  @Test
  void refusal_names_all_that_was_tried() throws Exception {
    helper("wrong");
    desk.environment.put("GROWTH_TOKEN", "wrong, too");
    GitToken token = GitToken.inVariable(server.url(""), "GROWTH_TOKEN");
    GitToken unset = GitToken.inVariable(server.url(""), "UNSET");
    assertThat(refused(GitRepositories.of(desk.options().token(unset).token(token).build())))
        .hasMessage(
            "repository \""
                + server.url("churn.git")
                + "\" lets nobody in like this (HTTP status 401); tried: the token in $UNSET, which"
                + " is not there; the token in $GROWTH_TOKEN; Git's credential helpers; store a"
                + " login with one of Git's credential helpers, or name a token for it with"
                + " CLOCKWORK_GIT_URL and CLOCKWORK_GIT_TOKEN_FILE");
  }

  @Test
  void without_any_credentials_nobody_is_prompted() {
    assertThat(refused(desk.repositories()).what())
        .endsWith("(HTTP status 401); tried: Git's credential helpers, which know none");
    assertThat(server.authorizations()).isEmpty();
  }

  @Test
  void forbidden_is_not_tried_again() {
    server.before(exchange -> status(exchange, 403));
    assertThat(refused(desk.repositories()).what()).endsWith("(HTTP status 403)");
    assertThat(server.requests()).hasSize(1);
  }

  private static boolean status(HttpExchange exchange, int status) {
    try {
      exchange.sendResponseHeaders(status, -1);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void redirect_on_the_same_server_is_followed_with_credentials() throws Exception {
    helper(SECRET);
    server.before(exchange -> moved(exchange, "/old.git", server.url("churn.git")));
    assertThat(read(desk.repositories(), server.url("old.git"))).isEqualTo("print('two')\n");
  }

  @Test
  void redirect_to_another_server_carries_no_credentials() throws Exception {
    helper(SECRET);
    desk.environment.put("GROWTH_TOKEN", SECRET);
    try (GitServer other = new GitServer(desk.served).login("ada", SECRET)) {
      String basic =
          "Basic "
              + Base64.getEncoder()
                  .encodeToString(("ada:" + SECRET).getBytes(StandardCharsets.UTF_8));
      server.before(
          exchange ->
              basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                  && moved(exchange, "/churn.git", other.url("churn.git")));
      CodeUnavailableException error =
          refused(
              GitRepositories.of(
                  desk.options()
                      .token(GitToken.inVariable(other.url(""), "GROWTH_TOKEN"))
                      .build()));
      assertThat(error.what())
          .endsWith(
              "; tried: Git's credential helpers; nothing for 127.0.0.1, to which it redirects");
      assertThat(other.requests()).isNotEmpty();
      assertThat(other.authorizations()).isEmpty();
    }
  }

  @Test
  void configured_header_is_dropped_on_the_way_to_another_server() throws Exception {
    try (GitServer other = new GitServer(desk.served)) {
      WatchedHttp http =
          new WatchedHttp(new URIish(server.url("churn.git")), Deadline.in(Duration.ofSeconds(30)));
      for (GitServer asked : List.of(server, other)) {
        HttpConnection connection = http.create(new URL(asked.url("churn.git/HEAD")));
        connection.setRequestProperty("authorization", "Bearer " + SECRET);
        connection.setRequestProperty("Accept", "*/*");
        connection.getResponseCode();
      }
      assertThat(server.authorizations()).containsExactly("Bearer " + SECRET);
      assertThat(other.requests()).hasSize(1);
      assertThat(other.authorizations()).isEmpty();
    }
  }

  private static boolean moved(HttpExchange exchange, String from, String to) {
    String uri = exchange.getRequestURI().toString();
    if (!uri.startsWith(from)) {
      return false;
    }
    exchange.getResponseHeaders().set("Location", to + uri.substring(from.length()));
    return status(exchange, 302);
  }
}
