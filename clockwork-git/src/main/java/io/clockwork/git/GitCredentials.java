package io.clockwork.git;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/**
 * What a server is told when it asks who we are: the given tokens for its address, then what the
 * user's credential helpers know. Another server than the one of the repository is told nothing.
 */
final class GitCredentials extends CredentialsProvider {
  /** Servers that take tokens look at the password alone. */
  private static final String USER_OF_TOKEN = "x-access-token";

  private final GitUrl origin;
  private final GitOptions options;
  private final CredentialPrograms helpers;
  private final List<GitToken> tokens;
  private final Set<String> tried = new LinkedHashSet<>();
  private Optional<CredentialPrograms.Login> login = Optional.empty();
  private boolean helpersAsked;

  GitCredentials(GitUrl origin, GitOptions options, Path place) {
    this.origin = origin;
    this.options = options;
    helpers = new CredentialPrograms(options.environment(), place);
    tokens = new ArrayList<>(options.tokens());
  }

  /** What was tried, and how far that got; for messages. */
  List<String> tried() {
    return List.copyOf(tried);
  }

  @Override
  public boolean isInteractive() {
    return false;
  }

  @Override
  public boolean supports(CredentialItem... items) {
    for (CredentialItem item : items) {
      if (!(item instanceof CredentialItem.Username)
          && !(item instanceof CredentialItem.Password)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean get(URIish uri, CredentialItem... items) {
    if (!SameServer.is(origin.uri(), uri)) {
      tried.add("nothing for " + uri.getHost() + ", to which it redirects");
      return false;
    }
    if (!supports(items)) {
      return false;
    }
    if (login.isEmpty()) {
      login = next(uri);
    }
    login.ifPresent(known -> fill(known, items));
    return login.isPresent();
  }

  private static void fill(CredentialPrograms.Login login, CredentialItem... items) {
    for (CredentialItem item : items) {
      if (item instanceof CredentialItem.Username user) {
        user.setValue(login.user());
      } else if (item instanceof CredentialItem.Password password) {
        password.setValue(login.password().toCharArray());
      }
    }
  }

  /** What was told did not help. */
  @Override
  public void reset(URIish uri) {
    login = Optional.empty();
  }

  private Optional<CredentialPrograms.Login> next(URIish uri) {
    while (!tokens.isEmpty()) {
      GitToken token = tokens.remove(0);
      if (token.isFor(origin.text()) && token.isFor(uri.setUser(null).toString())) {
        Optional<String> value = token.value(options.environment());
        tried.add(token + (value.isPresent() ? "" : ", which is not there"));
        if (value.isPresent()) {
          return value.map(text -> new CredentialPrograms.Login(USER_OF_TOKEN, text));
        }
      }
    }
    return helpersAsked ? Optional.empty() : ofHelpers(uri);
  }

  private Optional<CredentialPrograms.Login> ofHelpers(URIish uri) {
    helpersAsked = true;
    try {
      Optional<CredentialPrograms.Login> found = helpers.ask(uri);
      tried.add("Git's credential helpers" + (found.isPresent() ? "" : ", which know none"));
      return found;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
