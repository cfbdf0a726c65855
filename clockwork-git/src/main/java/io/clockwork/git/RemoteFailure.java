package io.clockwork.git;

import io.clockwork.code.CodeUnavailableException;
import io.clockwork.code.CodeUnavailableException.Field;
import io.clockwork.code.CodeUnavailableException.Reason;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.DurationText;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;

/**
 * Why a server gave no answer, in words.
 *
 * @param what is wrong and where
 * @param help how to mend it
 * @param passing whether another try may help, as nothing but the network is to blame
 */
record RemoteFailure(Reason reason, String what, String help, boolean passing) {
  private static final Pattern REFUSED =
      Pattern.compile("not our ref|unadvertised object|want [0-9a-f]{40} not valid");

  /** What JGit, and Java of a program that has ended, make of a server that hangs up. */
  private static final Pattern HUNG_UP =
      Pattern.compile("read stage without written request|Stream closed|Broken pipe");

  private static final Pattern LOST_TRACK = Pattern.compile("got: shallow ");
  private static final String NETWORK = "check its address and the network";
  private static final String LOGIN =
      "store a login with one of Git's credential helpers, or name a token for it with"
          + " CLOCKWORK_GIT_URL and CLOCKWORK_GIT_TOKEN_FILE";

  /**
   * Whether the server says that it does not give what was asked for.
   *
   * @param said by ssh on its standard error
   */
  static boolean isRefusal(Throwable error, String said) {
    return find(error, Throwable.class, REFUSED).isPresent() || REFUSED.matcher(said).find();
  }

  /**
   * Whether it ended the conversation, which a server of the old protocol may mean as a refusal.
   */
  static boolean isHangUp(Throwable error) {
    return find(error, EOFException.class).isPresent()
        || find(error, Throwable.class, HUNG_UP).isPresent();
  }

  /**
   * Throws what is no fault of the server.
   *
   * @throws MissingObjectException if the mirror is damaged
   * @throws CorruptObjectException if the mirror is damaged
   * @throws ShallowAfterHavesException if the question must be put otherwise
   */
  static void throwOwn(Exception error) throws IOException {
    Optional<MissingObjectException> missing = find(error, MissingObjectException.class);
    if (missing.isPresent()) {
      throw missing.get();
    }
    Optional<CorruptObjectException> corrupt = find(error, CorruptObjectException.class);
    if (corrupt.isPresent()) {
      throw corrupt.get();
    }
    if (find(error, Throwable.class, LOST_TRACK).isPresent()) {
      throw new ShallowAfterHavesException(error);
    }
  }

  /** A failure that another try does not mend. */
  RemoteFailure(Reason reason, String what, String help) {
    this(reason, what, help, false);
  }

  CodeUnavailableException exception() {
    return new CodeUnavailableException(reason, Field.GIT, what, help);
  }

  /**
   * The reason of an exception.
   *
   * @param status of the last HTTP answer, 0 without one
   * @param said by ssh on its standard error
   */
  static RemoteFailure of(
      Exception error,
      GitUrl url,
      GitCredentials credentials,
      int status,
      String said,
      Deadline deadline) {
    if (Thread.currentThread().isInterrupted()) {
      return new RemoteFailure(
          Reason.INTERRUPTED, "fetching from repository " + url + " was interrupted", "try again");
    }
    if (deadline.isOver()) {
      return new RemoteFailure(
          Reason.TIME_LIMIT,
          "repository " + url + " took longer than " + text(deadline.limit()),
          "try again, or raise the limit with CLOCKWORK_GIT_TIMEOUT");
    }
    return ofConnection(error, url)
        .or(() -> ofStatus(status, url, credentials))
        .or(() -> SshFailure.of(said, url))
        .orElseGet(() -> other(error, url));
  }

  private static Optional<RemoteFailure> ofConnection(Exception error, GitUrl url) {
    Optional<SSLException> tls = find(error, SSLException.class);
    if (tls.isPresent() && find(error, CertificateException.class).isPresent()) {
      return Optional.of(
          new RemoteFailure(
              Reason.UNTRUSTED,
              "repository "
                  + url
                  + " shows a certificate that Java does not trust: "
                  + line(tls.get()),
              "add its authority to a trust store, and name that with"
                  + " CLOCKWORK_JAVA_OPTS=-Djavax.net.ssl.trustStore=FILE"));
    }
    if (find(error, UnknownHostException.class).isPresent()) {
      return Optional.of(unreachable(url, "there is no host " + Quoted.text(url.uri().getHost())));
    }
    if (find(error, SocketTimeoutException.class).isPresent()) {
      return Optional.of(unreachable(url, "it does not answer"));
    }
    if (find(error, ConnectException.class).isPresent()
        || find(error, NoRouteToHostException.class).isPresent()) {
      return Optional.of(unreachable(url, "nobody listens there"));
    }
    return tls.<Exception>map(e -> e)
        .or(() -> find(error, SocketException.class))
        .map(e -> unreachable(url, "the connection broke: " + line(e)));
  }

  private static Optional<RemoteFailure> ofStatus(
      int status, GitUrl url, GitCredentials credentials) {
    return switch (status) {
      case 401, 403, 407 -> Optional.of(refused(status, url, credentials));
      case 404, 410 ->
          Optional.of(
              new RemoteFailure(
                  Reason.NOT_FOUND,
                  "there is no repository " + url + ", or it is not shown to strangers",
                  "check its address; " + LOGIN));
      case 429, 500, 502, 503, 504 ->
          Optional.of(unreachable(url, "the server answers with HTTP status " + status));
      default -> Optional.empty();
    };
  }

  private static RemoteFailure refused(int status, GitUrl url, GitCredentials credentials) {
    String tried =
        credentials.tried().isEmpty() ? "" : "; tried: " + String.join("; ", credentials.tried());
    return new RemoteFailure(
        Reason.REFUSED,
        "repository " + url + " lets nobody in like this (HTTP status " + status + ")" + tried,
        LOGIN);
  }

  private static RemoteFailure other(Exception error, GitUrl url) {
    if (find(error, NoRemoteRepositoryException.class).isPresent()) {
      return new RemoteFailure(
          Reason.NOT_FOUND, "there is no repository " + url, "check its address");
    }
    return isHangUp(error)
        ? unreachable(url, "the connection broke off")
        : new RemoteFailure(
            Reason.UNREACHABLE,
            "repository " + url + " gives no answer that Git understands: " + line(error),
            NETWORK);
  }

  static RemoteFailure unreachable(GitUrl url, String why) {
    return new RemoteFailure(
        Reason.UNREACHABLE, "cannot reach repository " + url + ": " + why, NETWORK, true);
  }

  static String line(Throwable error) {
    return String.valueOf(error.getMessage()).lines().findFirst().orElse("").strip();
  }

  private static String text(Duration limit) {
    return limit.toMillis() % 1000 == 0 ? DurationText.of(limit) : limit.toMillis() + " ms";
  }

  private static <T extends Throwable> Optional<T> find(Throwable error, Class<T> type) {
    return find(error, type, Pattern.compile(""));
  }

  private static <T extends Throwable> Optional<T> find(
      Throwable error, Class<T> type, Pattern message) {
    Throwable at = error;
    for (int depth = 0; at != null && depth < 20; depth++) {
      if (type.isInstance(at) && message.matcher(String.valueOf(at.getMessage())).find()) {
        return Optional.of(type.cast(at));
      }
      at = at.getCause();
    }
    return Optional.empty();
  }
}
