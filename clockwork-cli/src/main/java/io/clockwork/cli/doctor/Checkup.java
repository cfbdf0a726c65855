package io.clockwork.cli.doctor;

import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.host.Program;
import io.clockwork.diagnostic.BackendUnavailableException;
import io.clockwork.docker.DockerOptions;
import io.clockwork.docker.DockerTaskExecutor;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at everything a run on this machine may need. Changes nothing but empty probe files. */
public final class Checkup {
  private static final long LITTLE_SPACE = 1L << 30;

  private final Invocation invocation;
  private final Path runs;
  private final List<Finding> findings = new ArrayList<>();

  private Checkup(Invocation invocation, Path runs) {
    this.invocation = invocation;
    this.runs = runs;
  }

  /**
   * Everything found, in the order in which it is worth reading.
   *
   * @param runs the folder where runs would be kept
   */
  public static List<Finding> run(Invocation invocation, Path runs) throws InterruptedException {
    Checkup checkup = new Checkup(invocation, runs);
    checkup.java();
    checkup.python();
    checkup.processes();
    checkup.git();
    checkup.folder("runs folder", runs);
    checkup.folder("cache folder", invocation.cacheFolder());
    checkup.space();
    checkup.containers();
    return List.copyOf(checkup.findings);
  }

  private void java() {
    String home = System.getProperty("java.home", "");
    findings.add(Finding.ok("java", Runtime.version() + " in " + home));
  }

  private void python() throws InterruptedException {
    Optional<Program> python = interpreter();
    Optional<String> version = ask(python, "import platform; print(platform.python_version())");
    if (python.isEmpty() || version.isEmpty()) {
      findings.add(
          Finding.missing(
              "python",
              python.map(p -> p.path() + " does not answer").orElse("no python3 in PATH"),
              "install Python 3, on Debian: apt-get install python3"));
      return;
    }
    findings.add(Finding.ok("python", version.get() + " in " + python.get().path()));
    module(
        python,
        "notebooks",
        "import nbclient, nbformat, ipykernel; print('nbclient', nbclient.__version__)",
        "no nbclient and ipykernel: tasks with a notebook cannot run",
        python.get().path() + " -m pip install nbclient nbformat ipykernel");
    module(
        python,
        "requirements",
        "import venv, ensurepip; print('venv')",
        "no venv: tasks with requirements cannot run",
        "on Debian: apt-get install python3-venv");
  }

  private void module(
      Optional<Program> python, String subject, String script, String lack, String advice)
      throws InterruptedException {
    Optional<String> answer = ask(python, script);
    findings.add(
        answer.isPresent()
            ? Finding.ok(subject, answer.get())
            : Finding.absent(subject, lack, advice));
  }

  private Optional<String> ask(Optional<Program> python, String script)
      throws InterruptedException {
    return python.isEmpty()
        ? Optional.empty()
        : python.get().ask(invocation.directory(), "-c", script);
  }

  private Optional<Program> interpreter() {
    Optional<Path> active =
        invocation.variable("VIRTUAL_ENV").map(folder -> Path.of(folder, "bin", "python"));
    return active.isPresent()
        ? Optional.of(new Program(active.get(), invocation.environment()))
        : Program.find("python3", invocation.environment());
  }

  private void processes() {
    tool("setsid", "tasks cannot get a process group of their own", "on Debian: util-linux");
  }

  private void git() throws InterruptedException {
    Optional<Program> git = Program.find("git", invocation.environment());
    Optional<String> version =
        git.isEmpty() ? Optional.empty() : git.get().ask(invocation.directory(), "--version");
    findings.add(
        version.isPresent()
            ? Finding.ok("git", version.get().replaceFirst("^git version ", ""))
            : Finding.absent(
                "git",
                "not in PATH: its credential helpers cannot be asked for private repositories",
                "on Debian: apt-get install git"));
    if (version.isPresent()) {
      helpers(git.get());
    }
    Optional<Program> ssh = Program.find("ssh", invocation.environment());
    findings.add(
        ssh.isPresent()
            ? Finding.ok("ssh", ssh.get().path().toString())
            : Finding.absent(
                "ssh",
                "not in PATH: code cannot be fetched from ssh addresses",
                "on Debian: apt-get install openssh-client"));
  }

  /** Their names only: a helper may be a shell text that holds a password. */
  private void helpers(Program git) throws InterruptedException {
    List<String> names =
        git.ask(Path.of("/"), "config", "--get-regexp", "^credential\\..*helper$")
            .orElse("")
            .lines()
            .map(line -> line.substring(line.indexOf(' ') + 1).strip())
            .filter(helper -> !helper.isEmpty())
            .map(helper -> helper.startsWith("!") ? "a shell text" : helper.split("\\s", 2)[0])
            .distinct()
            .toList();
    findings.add(
        names.isEmpty()
            ? Finding.absent(
                "git logins",
                "no credential helper: private repositories over https need a token",
                "git config --global credential.helper, or CLOCKWORK_GIT_URL with"
                    + " CLOCKWORK_GIT_TOKEN_FILE")
            : Finding.ok("git logins", String.join(", ", names)));
  }

  private void tool(String name, String lack, String advice) {
    Optional<Program> found = Program.find(name, invocation.environment());
    findings.add(
        found.isPresent()
            ? Finding.ok(name, found.get().path().toString())
            : Finding.missing(name, "not in PATH: " + lack, advice));
  }

  private void folder(String subject, Path folder) {
    Path there = existing(folder);
    if (Files.isDirectory(there) && isWritable(there)) {
      findings.add(Finding.ok(subject, invocation.show(folder)));
      return;
    }
    String what = Files.isDirectory(there) ? "cannot write to " : "not a folder: ";
    findings.add(
        Finding.missing(
            subject, what + invocation.show(there), "mend its permissions or name another place"));
  }

  private static boolean isWritable(Path folder) {
    try {
      Files.delete(Files.createTempFile(folder, ".clockwork-", ".probe"));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static Path existing(Path folder) {
    Path there = folder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }

  private void space() {
    try {
      FileStore store = Files.getFileStore(existing(runs));
      long free = store.getUsableSpace();
      String text = (free / 1_000_000_000) + " GB free";
      findings.add(
          free >= LITTLE_SPACE
              ? Finding.ok("disk", text)
              : Finding.absent("disk", text, "free some: clockwork clean --older-than 7d"));
    } catch (IOException e) {
      findings.add(Finding.absent("disk", "free space unknown: " + e.getMessage(), ""));
    }
  }

  private void containers() {
    DockerOptions options = DockerOptions.builder().environment(invocation.environment()).build();
    try (DockerTaskExecutor executor = DockerTaskExecutor.create(options)) {
      findings.add(Finding.ok("containers", executor.engine()));
    } catch (BackendUnavailableException e) {
      List<String> tried = String.valueOf(e.getMessage()).lines().map(String::strip).toList();
      findings.add(
          Finding.absent(
              "containers",
              String.join("; ", tried.subList(0, Math.max(1, tried.size() - 1))),
              "tasks with an image run only with --ignore-images, as processes, until Docker or"
                  + " Podman is started, or DOCKER_HOST says where it listens"));
    }
  }
}
