package io.clockwork.cli.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How the command line was called: a command reads nothing of the process but this, so that a test
 * can be the caller.
 *
 * @param out takes results
 * @param err takes progress and diagnostics
 * @param terminal what the two streams can show
 * @param environment the caller's environment variables
 * @param directory the caller's working directory, absolute
 * @param program how the user calls this command: {@code clockwork}, {@code ./clockwork}
 */
public record Invocation(
    PrintStream out,
    PrintStream err,
    Terminal terminal,
    Map<String, String> environment,
    Path directory,
    String program) {

  /** Names, in a system property set by the launcher, the program that was called. */
  public static final String PROGRAM = "clockwork.program";

  /** Copies the environment. */
  public Invocation {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(err, "err");
    Objects.requireNonNull(terminal, "terminal");
    environment = Map.copyOf(environment);
    directory = directory.toAbsolutePath().normalize();
    Objects.requireNonNull(program, "program");
  }

  /** This process. Both streams write UTF-8, whatever the locale says. */
  public static Invocation ofProcess() {
    Map<String, String> environment = System.getenv();
    return new Invocation(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        Terminal.ofProcess(environment),
        environment,
        Path.of(""),
        program(Path.of(System.getProperty(PROGRAM, "clockwork")), environment));
  }

  /** A program found by its name alone is called by its name alone. */
  private static String program(Path called, Map<String, String> environment) {
    List<String> folders = List.of(environment.getOrDefault("PATH", "").split(":", -1));
    boolean found = called.isAbsolute() && folders.contains(String.valueOf(called.getParent()));
    return found ? String.valueOf(called.getFileName()) : called.toString();
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /**
   * The place a user means by a path: relative ones start at the caller's working directory.
   *
   * @throws InvalidPathException if the text can be no path
   */
  public Path resolve(String path) {
    return directory.resolve(path).normalize();
  }

  /** A place as the user would write it: relative where it lies below the working directory. */
  public String show(Path path) {
    Path absolute = directory.resolve(path).normalize();
    if (absolute.equals(directory)) {
      return ".";
    }
    return absolute.startsWith(directory)
        ? directory.relativize(absolute).toString()
        : absolute.toString();
  }

  /** A folder in a sentence: {@code this folder}, or its name. */
  public String showFolder(Path folder) {
    return folder.equals(directory) ? "this folder" : show(folder);
  }

  /**
   * The same place by the name that messages should show and this process can open: as {@link
   * #show}, unless the caller's working directory is not this process's own.
   */
  public Path shortest(Path path) {
    return directory.equals(Path.of("").toAbsolutePath())
        ? Path.of(show(path))
        : directory.resolve(path).normalize();
  }

  /** An environment variable that is set and not empty. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(text -> !text.isEmpty());
  }

  /** The user's folder of settings: {@code $XDG_CONFIG_HOME/clockwork}. */
  public Path settingsFolder() {
    return variable("XDG_CONFIG_HOME")
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElseGet(() -> home().resolve(".config"))
        .resolve("clockwork");
  }

  /** The user's folder of what can be made again: {@code $XDG_CACHE_HOME/clockwork}. */
  public Path cacheFolder() {
    return variable("XDG_CACHE_HOME")
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElseGet(() -> home().resolve(".cache"))
        .resolve("clockwork");
  }

  private Path home() {
    return Path.of(variable("HOME").orElseGet(() -> System.getProperty("user.home", "/")));
  }
}
