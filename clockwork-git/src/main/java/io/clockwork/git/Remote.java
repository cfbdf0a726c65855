package io.clockwork.git;

import io.clockwork.code.CodeUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;

/** A repository on its server, asked until the deadline; what the network spoils is tried again. */
final class Remote {
  private static final int ALL = Integer.MAX_VALUE;

  private final GitUrl url;
  private final GitOptions options;
  private final Path place;
  private final Deadline deadline;
  private final GitCredentials credentials;

  /**
   * A repository.
   *
   * @param place a folder of ours, where helpers are started
   */
  Remote(GitUrl url, GitOptions options, Path place) {
    this.url = url;
    this.options = options;
    this.place = place;
    deadline = Deadline.in(options.timeLimit());
    credentials = new GitCredentials(url, options, place);
  }

  /**
   * Its refs that begin like one of these, all of them without any; a server of the old protocol
   * always tells all it has.
   *
   * @throws CodeUnavailableException if it does not say
   */
  Map<String, Ref> refs(Repository local, String... prefixes) throws IOException {
    List<RefSpec> specs = Stream.of(prefixes).map(RefSpec::new).toList();
    return ask(
        local,
        (transport, ssh) -> {
          try (FetchConnection connection =
              specs.isEmpty() ? transport.openFetch() : transport.openFetch(specs)) {
            return connection.getRefsMap();
          }
        });
  }

  /**
   * Fetches what one ref points to, or one commit, without its history.
   *
   * @param wanted a ref's full name, or a full commit
   * @return whether the server gave it; false where it refuses, as it gives only what its refs
   *     point to
   * @throws CodeUnavailableException if it cannot be reached
   */
  boolean fetch(Repository local, String wanted) throws IOException {
    return fetch(local, 1, RemoteFailure::isRefusal, alone(wanted));
  }

  /** The same; a server that hangs up is taken to refuse. */
  boolean tryToFetch(Repository local, String wanted) throws IOException {
    return fetch(
        local,
        1,
        (error, said) -> RemoteFailure.isRefusal(error, said) || RemoteFailure.isHangUp(error),
        alone(wanted));
  }

  private static RefSpec alone(String wanted) {
    return new RefSpec(
        wanted.startsWith("refs/")
            ? "+" + wanted + ":refs/seen/" + wanted.substring("refs/".length())
            : wanted);
  }

  /** Fetches all branches and tags, as deep as this; all of their history without a depth. */
  void fetchAll(Repository local, Optional<Integer> depth) throws IOException {
    fetch(
        local,
        depth.orElse(ALL),
        (error, said) -> false,
        new RefSpec("+refs/heads/*:refs/seen/heads/*"),
        new RefSpec("+refs/tags/*:refs/seen/tags/*"));
  }

  private boolean fetch(
      Repository local, int depth, BiPredicate<Exception, String> refusal, RefSpec... specs)
      throws IOException {
    return ask(
        local,
        (transport, ssh) -> {
          transport.setTagOpt(TagOpt.NO_TAGS);
          transport.setDepth(depth);
          try {
            transport.fetch(NullProgressMonitor.INSTANCE, List.of(specs));
            return true;
          } catch (TransportException e) {
            if (refusal.test(e, ssh.said())) {
              return false;
            }
            throw e;
          }
        });
  }

  /** A question to the server. */
  @FunctionalInterface
  private interface Question<T> {
    T ask(Transport transport, SystemSsh ssh) throws IOException;
  }

  private <T> T ask(Repository local, Question<T> question) throws IOException {
    int failures = 0;
    while (true) {
      WatchedHttp http = new WatchedHttp(url.uri(), deadline);
      SystemSsh ssh = new SystemSsh(options, deadline, place);
      try (Transport transport = open(local, http, ssh)) {
        return question.ask(transport, ssh);
      } catch (IOException | RuntimeException e) {
        RemoteFailure.throwOwn(e);
        RemoteFailure failure =
            RemoteFailure.of(e, url, credentials, http.status(), ssh.said(), deadline);
        if (!failure.passing() || failures == options.retryDelays().size()) {
          throw failure.exception();
        }
        Duration delay = options.retryDelays().get(failures++);
        options.progress().accept(failure.what() + "; trying again");
        pause(delay, failure);
      }
    }
  }

  private void pause(Duration delay, RemoteFailure failure) {
    if (delay.compareTo(deadline.left()) >= 0) {
      throw failure.exception();
    }
    try {
      Thread.sleep(delay.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure.exception();
    }
  }

  private Transport open(Repository local, WatchedHttp http, SystemSsh ssh) throws IOException {
    Transport transport = Transport.open(local, url.uri());
    transport.setTimeout((int) Math.max(1, options.silenceLimit().toSeconds()));
    transport.setCredentialsProvider(credentials);
    if (transport instanceof TransportHttp web) {
      web.setHttpConnectionFactory(http);
    } else if (transport instanceof SshTransport shell) {
      shell.setSshSessionFactory(ssh);
    }
    return transport;
  }
}
