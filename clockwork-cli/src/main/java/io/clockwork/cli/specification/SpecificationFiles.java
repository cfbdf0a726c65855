package io.clockwork.cli.specification;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Finds the specifications in a folder and the folders below it: every {@code clockwork.yaml}, and
 * every other YAML file that names our {@code apiVersion}. Hidden folders are left out, and so is
 * what symbolic links lead to.
 */
public final class SpecificationFiles {
  /** What a specification is called unless somebody named it otherwise. */
  public static final String USUAL_NAME = "clockwork.yaml";

  private static final int HEAD = 64 * 1024;
  private static final Pattern OURS =
      Pattern.compile("^\\s*[\"']?apiVersion[\"']?\\s*:\\s*[\"']?clockwork/", Pattern.MULTILINE);

  private SpecificationFiles() {}

  /** The files, sorted by name. */
  public static Set<Path> in(Path folder) throws IOException {
    Set<Path> found = new TreeSet<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
            return at.equals(folder) || !name(at).startsWith(".")
                ? FileVisitResult.CONTINUE
                : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && isSpecification(file)) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException error) {
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  /** Whether a file is there and names our {@code apiVersion}. */
  static boolean isOurs(Path file) {
    return Files.isRegularFile(file) && OURS.matcher(head(file)).find();
  }

  private static boolean isSpecification(Path file) {
    String name = name(file);
    return name.equals(USUAL_NAME)
        || ((name.endsWith(".yaml") || name.endsWith(".yml")) && OURS.matcher(head(file)).find());
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  /** As Latin-1: only ASCII is looked for, and every byte is allowed. */
  private static String head(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
