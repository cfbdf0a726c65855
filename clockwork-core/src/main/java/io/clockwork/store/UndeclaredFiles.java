package io.clockwork.store;

import io.clockwork.diagnostic.DidYouMean;
import io.clockwork.diagnostic.Quoted;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a task left in its outputs folder and had not declared: often a slip in a name. */
final class UndeclaredFiles {
  private static final int SHOWN = 10;

  private UndeclaredFiles() {}

  static List<String> warnings(Set<String> declared, Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
      for (Path path : found) {
        String name = FileName.of(path).orElse(String.valueOf(path.getFileName()));
        if (!declared.contains(name)) {
          names.add(name);
        }
      }
    }
    List<String> warnings = new ArrayList<>();
    names.stream().sorted().limit(SHOWN).forEach(name -> warnings.add(warning(name, declared)));
    if (names.size() > SHOWN) {
      warnings.add((names.size() - SHOWN) + " more files in the outputs folder are not declared");
    }
    return warnings;
  }

  private static String warning(String name, Set<String> declared) {
    Optional<String> meant =
        DidYouMean.nearest(name, declared)
            .or(() -> DidYouMean.nearest(name.replaceFirst("\\..*", ""), declared));
    return Quoted.text(name)
        + " in the outputs folder is not declared and not published"
        + meant.map(output -> "; did you mean " + Quoted.text(output) + "?").orElse("");
  }
}
