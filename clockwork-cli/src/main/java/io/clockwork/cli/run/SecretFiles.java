package io.clockwork.cli.run;

import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.console.ShellWord;
import io.clockwork.model.SecretRef;
import io.clockwork.run.SecretSource;
import io.clockwork.yaml.ValuesYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Secrets of a laptop: first those of the file that was named, then those of the user. */
public final class SecretFiles {
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_WRITE);

  private SecretFiles() {}

  /**
   * The secrets a run may ask for; warns of files that others can read.
   *
   * @param named the file of {@code --secrets}
   * @throws io.clockwork.diagnostic.InvalidDocumentException if a file can't be read
   */
  public static SecretSource read(Invocation invocation, Optional<String> named) {
    SecretSource source = SecretSource.NONE;
    if (named.isPresent()) {
      source = read(invocation, invocation.resolve(named.get()));
    }
    Path own = invocation.settingsFolder().resolve("secrets.yaml");
    return Files.exists(own) ? source.or(read(invocation, own)) : source;
  }

  private static SecretSource read(Invocation invocation, Path file) {
    Map<SecretRef, String> values = new HashMap<>();
    ValuesYaml.secrets(invocation.shortest(file))
        .forEach(
            (secret, keys) ->
                keys.forEach((key, text) -> values.put(new SecretRef(secret, key), text)));
    if (isOpen(file)) {
      String name = invocation.show(file);
      invocation
          .err()
          .println(
              invocation.terminal().err().warning("warning:")
                  + " other users can read the secrets in "
                  + name
                  + "; mend it with: chmod 600 "
                  + ShellWord.quote(name));
    }
    return SecretSource.of(values);
  }

  private static boolean isOpen(Path file) {
    try {
      return Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
