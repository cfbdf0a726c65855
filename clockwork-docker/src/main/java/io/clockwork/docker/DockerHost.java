package io.clockwork.docker;

import com.github.dockerjava.api.model.Mount;
import io.clockwork.attempt.AttemptFailure;
import io.clockwork.attempt.AttemptLog;
import io.clockwork.attempt.CacheFolder;
import io.clockwork.attempt.CommandEnd;
import io.clockwork.attempt.CommandHost;
import io.clockwork.attempt.NotebookRunner;
import io.clockwork.attempt.StagedAttempt;
import io.clockwork.contract.BaseEnvironment;
import io.clockwork.contract.RuntimeCode;
import io.clockwork.contract.TaskContext;
import io.clockwork.contract.TaskEnvironment;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.executor.TaskAttempt;
import io.clockwork.model.Action;
import io.clockwork.store.InputForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Commands in containers of an engine. */
record DockerHost(
    Engine engine, Containers containers, Images images, RunsInCode runs, DockerOptions options)
    implements CommandHost {

  @Override
  public InputForm inputForm() {
    return InputForm.MOUNT_POINT;
  }

  @Override
  public TaskContext context(StagedAttempt staged) {
    return staged.context(ContainerPlaces.inputs(staged), ContainerPlaces.of(staged.code()));
  }

  @Override
  public CommandEnd run(StagedAttempt staged, TaskContext context, AttemptLog log)
      throws AttemptFailure, IOException, InterruptedException {
    EngineImage image = image(staged.attempt());
    ContainerUser user = ContainerUser.of(engine.info(), staged.stage().directory().outputs());
    Map<String, String> variables =
        new LinkedHashMap<>(
            TaskEnvironment.own(
                context,
                new BaseEnvironment(image.environment(), user.isRoot() && !options.readOnlyRoot()),
                staged.attempt().secrets()));
    ContainerLauncher launcher =
        new ContainerLauncher(
            engine, containers, images, staged, image, user, options.readOnlyRoot(), log);
    List<Mount> mounts = new ArrayList<>(ContainerPlaces.mounts(staged, runs.of(staged)));
    Optional<Path> packages = new ContainerPackages(launcher, options).install(variables, mounts);
    if (packages.isPresent()) {
      mounts.add(ContainerPlaces.readOnly(packages.get(), ContainerPlaces.ENVIRONMENT));
      variables.put("VIRTUAL_ENV", ContainerPlaces.ENVIRONMENT.toString());
      variables.put("PATH", ContainerPackages.path(variables, image));
    }
    ContainerCommand command = ContainerCommand.of(context, staged.code(), packages.isPresent());
    if (staged.attempt().task().action() instanceof Action.Notebook) {
      return notebook(launcher, command, variables, mounts);
    }
    return launcher.run(command, variables, mounts);
  }

  private EngineImage image(TaskAttempt attempt) throws AttemptFailure, InterruptedException {
    String reference =
        TaskImage.of(attempt.task(), options.runtimes())
            .orElseThrow(
                () ->
                    new AttemptFailure(
                        OptionalInt.of(RuntimeCode.BAD_ARGUMENTS),
                        "task " + Quoted.text(attempt.task().name()) + " has no image",
                        false));
    try {
      return images.get(reference);
    } catch (ImageException e) {
      throw new AttemptFailure(
          OptionalInt.empty(), "image " + Quoted.text(reference) + " " + e.getMessage(), true);
    }
  }

  /** Runs a notebook; keeps it as far as it was executed, however that ended. */
  private CommandEnd notebook(
      ContainerLauncher launcher,
      ContainerCommand command,
      Map<String, String> variables,
      List<Mount> mounts)
      throws AttemptFailure, IOException, InterruptedException {
    Path folder = launcher.staged().stage().directory().work().resolve("notebook");
    Files.createDirectories(folder);
    mounts.add(ContainerPlaces.writable(folder, ContainerPlaces.NOTEBOOKS));
    mounts.add(
        ContainerPlaces.readOnly(
            NotebookRunner.unpack(CacheFolder.of(options.environment())),
            ContainerPlaces.NOTEBOOK_RUNNER));
    try {
      return launcher.run(command, variables, mounts);
    } finally {
      Path executed = folder.resolve("notebook.ipynb");
      if (Files.isRegularFile(executed, LinkOption.NOFOLLOW_LINKS)) {
        Files.move(
            executed,
            launcher.staged().stage().directory().notebook(),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
