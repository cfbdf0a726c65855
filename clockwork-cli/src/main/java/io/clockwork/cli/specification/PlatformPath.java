package io.clockwork.cli.specification;

import io.clockwork.cli.console.CommandException;
import io.clockwork.cli.console.Invocation;
import io.clockwork.code.CodeRoot;
import io.clockwork.yaml.PlatformYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the file of the platform that holds for a specification on this machine. */
final class PlatformPath {
  private PlatformPath() {}

  /**
   * The file that was named, otherwise {@code platform.yaml} beside the specification or above it,
   * otherwise the user's own; empty if there is none.
   *
   * @param folder that of the specification
   * @param named the file of {@code --platform}
   * @throws CommandException if there is no such file
   */
  static Optional<Path> find(Invocation invocation, Path folder, Optional<String> named) {
    return ofRepository(invocation, folder, named)
        .or(
            () ->
                Optional.of(invocation.settingsFolder().resolve(PlatformYaml.USUAL_NAME))
                    .filter(Files::isRegularFile));
  }

  /** The same without the user's own. */
  static Optional<Path> ofRepository(Invocation invocation, Path folder, Optional<String> named) {
    if (named.isEmpty()) {
      return above(folder);
    }
    Path file = invocation.resolve(named.get());
    if (!Files.isRegularFile(file)) {
      throw CommandException.usage(named.get() + ": no such file")
          .withHelp("--platform takes the file of a platform");
    }
    return Optional.of(file);
  }

  /**
   * The nearest one in the same repository; outside of Git in the folders above that belong to the
   * same user, lest a file that somebody left in {@code /tmp} decides which images run.
   */
  private static Optional<Path> above(Path folder) {
    CodeRoot root = CodeRoot.around(folder);
    boolean repository = Files.exists(root.top().resolve(".git"));
    for (Path at = root.folder(); at != null; at = at.getParent()) {
      if (!repository && !haveOneOwner(at, root.folder())) {
        return Optional.empty();
      }
      Path file = at.resolve(PlatformYaml.USUAL_NAME);
      if (SpecificationFiles.isOurs(file)) {
        return Optional.of(file);
      }
      if (repository && at.equals(root.top())) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean haveOneOwner(Path one, Path other) {
    try {
      return Files.getOwner(one).equals(Files.getOwner(other));
    } catch (IOException e) {
      return false;
    }
  }
}
