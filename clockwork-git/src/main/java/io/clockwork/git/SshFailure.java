package io.clockwork.git;

import io.clockwork.code.CodeUnavailableException.Reason;
import io.clockwork.diagnostic.Quoted;
import java.util.Optional;

/** Why ssh gave no answer, from what it wrote on its standard error. */
final class SshFailure {
  /** Stands for what a program would have said that is not there. */
  static final String NO_PROGRAM = "no ssh program";

  private SshFailure() {}

  static Optional<RemoteFailure> of(String text, GitUrl url) {
    return ofLogin(text, url).or(() -> ofNetwork(text, url));
  }

  private static Optional<RemoteFailure> ofLogin(String text, GitUrl url) {
    if (text.contains("Host key verification failed")
        || text.contains("REMOTE HOST IDENTIFICATION HAS CHANGED")) {
      return failure(
          Reason.UNTRUSTED,
          "ssh does not know the host key of repository " + url,
          "look at it and accept it once with: ssh " + url.uri().getHost());
    }
    if (text.contains("Permission denied")) {
      return failure(
          Reason.REFUSED,
          "repository " + url + " takes none of the keys that ssh offers",
          "add the right one to ssh-agent, or name it in ~/.ssh/config");
    }
    if (text.contains("does not appear to be a git repository")
        || text.contains("epository not found")) {
      return failure(
          Reason.NOT_FOUND,
          "there is no repository " + url + ", or it is not shown to strangers",
          "check its address, and which key ssh offers");
    }
    return Optional.empty();
  }

  private static Optional<RemoteFailure> ofNetwork(String text, GitUrl url) {
    if (text.contains("Could not resolve hostname")) {
      String host = Quoted.text(url.uri().getHost());
      return Optional.of(RemoteFailure.unreachable(url, "there is no host " + host));
    }
    if (text.contains("Connection refused") || text.contains("No route to host")) {
      return Optional.of(RemoteFailure.unreachable(url, "nobody listens there"));
    }
    if (text.contains("timed out")) {
      return Optional.of(RemoteFailure.unreachable(url, "it does not answer"));
    }
    return text.equals(NO_PROGRAM)
        ? failure(
            Reason.UNREACHABLE,
            "repository " + url + " needs ssh, and there is no such program in PATH",
            "install it, on Debian: apt-get install openssh-client")
        : Optional.empty();
  }

  private static Optional<RemoteFailure> failure(Reason reason, String what, String help) {
    return Optional.of(new RemoteFailure(reason, what, help));
  }
}
