package io.clockwork.docker;

import com.github.dockerjava.api.model.Mount;
import io.clockwork.attempt.AttemptFailure;
import io.clockwork.attempt.CodeEntry;
import io.clockwork.attempt.PythonPackages;
import io.clockwork.attempt.RequirementsCache;
import io.clockwork.code.CodeRoot;
import io.clockwork.contract.RuntimeCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The packages of a task's requirements: installed by a container of the task's own image, into a
 * virtual environment in the cache, which the task's container then reads.
 */
record ContainerPackages(ContainerLauncher launcher, TaskFolders folders, DockerOptions options) {
  private static final String USUAL_PATH =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  /** The environment, to be read; empty if the task has no requirements. */
  Optional<Mount> install(Map<String, String> variables)
      throws AttemptFailure, IOException, InterruptedException {
    Optional<String> requirements = launcher.staged().attempt().task().requirements();
    if (requirements.isEmpty()) {
      return Optional.empty();
    }
    CodeRoot code = launcher.staged().code();
    CodeEntry.require(code, "requirements", requirements.get());
    String identity =
        launcher.image().id()
            + " "
            + launcher.user().ids().orElse("")
            + " in a container"
            + folders.place();
    Path made =
        RequirementsCache.of(options.environment())
            .get(
                code.folder().resolve(requirements.get()),
                identity,
                launcher.log(),
                new Maker(requirements.get(), variables));
    return Optional.of(folders.environment(made));
  }

  private final class Maker implements RequirementsCache.Maker {
    private final String requirements;
    private final Map<String, String> variables;

    Maker(String requirements, Map<String, String> variables) {
      this.requirements = requirements;
      this.variables = variables;
    }

    @Override
    public void make(Path environment) throws AttemptFailure, IOException, InterruptedException {
      List<Mount> all = new ArrayList<>(folders.mounts());
      all.add(folders.newEnvironment(environment));
      ContainerPackages.this.make(requirements, variables, all);
    }

    @Override
    public boolean isThere(Path environment) throws AttemptFailure, InterruptedException {
      return folders.hasEnvironment(environment);
    }
  }

  private void make(String requirements, Map<String, String> variables, List<Mount> all)
      throws AttemptFailure, InterruptedException {
    run(
        PythonPackages.environment(
            ContainerCommand.python(false), ContainerPlaces.ENVIRONMENT.toString()),
        variables,
        all);
    run(PythonPackages.install(ContainerCommand.python(true), requirements), variables, all);
  }

  private void run(List<String> words, Map<String, String> variables, List<Mount> mounts)
      throws AttemptFailure, InterruptedException {
    int code = launcher.prepare(words, variables, mounts);
    if (code != 0) {
      throw new AttemptFailure(
          OptionalInt.of(RuntimeCode.REQUIREMENTS),
          "the requirements could not be installed: "
              + String.join(" ", words.subList(0, words.size() - 1))
              + " .. ended with exit code "
              + code,
          true);
    }
  }

  /** A search path that finds the environment's programs first. */
  static String path(Map<String, String> variables, EngineImage image) {
    String old =
        variables.getOrDefault("PATH", image.environment().getOrDefault("PATH", USUAL_PATH));
    return ContainerPlaces.ENVIRONMENT.resolve("bin") + ":" + old;
  }
}
