package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.diagnostic.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a specification from disk: a regular file of UTF-8 text that is not too large. */
final class SpecificationFile {
  /** The name of a specification in its folder. */
  static final String CONVENTION = "clockwork.yaml";

  /** How many bytes a file of several documents may have. */
  private static final int MAX_BYTES = 16 << 20;

  private final String name;
  private final Problems problems;

  private SpecificationFile(String name, Problems problems) {
    this.name = name;
    this.problems = problems;
  }

  /** The file meant by a path: of a folder the specification in it. */
  static Path at(Path path) {
    return Files.isDirectory(path) ? path.resolve(CONVENTION) : path;
  }

  /** The folder a file stands in. */
  static Path folder(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file : parent;
  }

  /** The text of a file; empty if it has none, which is reported. */
  static Optional<YamlSource> read(Path path, Problems problems) {
    return new SpecificationFile(path.toString(), problems).read(path);
  }

  /**
   * The text of a file that somebody opened; empty if it has none, which is reported.
   *
   * @throws IOException if it cannot be read to its end
   */
  static Optional<YamlSource> read(String name, InputStream in, Problems problems)
      throws IOException {
    return new SpecificationFile(name, problems).read(in);
  }

  private Optional<YamlSource> read(Path path) {
    if (!Files.exists(path)) {
      return unreadable("does not exist", "check the path, or make one with \"clockwork init\"");
    }
    if (Files.isDirectory(path)) {
      return unreadable("is a folder", "name a file of YAML");
    }
    if (!Files.isRegularFile(path)) {
      return unreadable("is not a regular file", "save the specification to a file");
    }
    try (InputStream in = Files.newInputStream(path)) {
      return read(in);
    } catch (AccessDeniedException e) {
      return unreadable("must not be read by this user", "change its permissions");
    } catch (IOException e) {
      return unreadable("cannot be read: " + e.getMessage(), "check the disk");
    }
  }

  private Optional<YamlSource> read(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      return problem(
          DiagnosticCode.FILE_TOO_LARGE,
          "the file is larger than " + (MAX_BYTES >> 20) + " MiB",
          "a specification has at most 1 MiB; keep data in files of their own");
    }
    return SpecificationText.of(name, bytes, problems);
  }

  private Optional<YamlSource> unreadable(String what, String help) {
    return problem(DiagnosticCode.FILE_UNREADABLE, "the file " + what, help);
  }

  private Optional<YamlSource> problem(DiagnosticCode code, String message, String help) {
    problems.add(code, SourceLocation.file(SourceText.named(name)), message, help);
    return Optional.empty();
  }
}
