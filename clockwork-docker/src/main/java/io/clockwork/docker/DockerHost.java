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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Commands in containers of an engine. */
record DockerHost(
    Engine engine,
    Containers containers,
    Images images,
    RunsInCode runs,
    CodeVolumes code,
    DockerOptions options)
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
    try (TaskFolders folders = folders(launcher)) {
      return run(launcher, folders, context, variables);
    }
  }

  private TaskFolders folders(ContainerLauncher launcher)
      throws AttemptFailure, IOException, InterruptedException {
    StagedAttempt staged = launcher.staged();
    Optional<Path> runner =
        isNotebook(staged)
            ? Optional.of(NotebookRunner.unpack(CacheFolder.of(options.environment())))
            : Optional.empty();
    return engine.address().isRemote()
        ? CopiedFolders.fill(launcher, code, runner)
        : new MountedFolders(staged, runs.of(staged), runner);
  }

  private static boolean isNotebook(StagedAttempt staged) {
    return staged.attempt().task().action() instanceof Action.Notebook;
  }

  private CommandEnd run(
      ContainerLauncher launcher,
      TaskFolders folders,
      TaskContext context,
      Map<String, String> variables)
      throws AttemptFailure, IOException, InterruptedException {
    List<Mount> mounts = new ArrayList<>(folders.mounts());
    Optional<Mount> packages = new ContainerPackages(launcher, folders, options).install(variables);
    if (packages.isPresent()) {
      mounts.add(packages.get());
      variables.put("VIRTUAL_ENV", ContainerPlaces.ENVIRONMENT.toString());
      variables.put("PATH", ContainerPackages.path(variables, launcher.image()));
    }
    StagedAttempt staged = launcher.staged();
    ContainerCommand command = ContainerCommand.of(context, staged.code(), packages.isPresent());
    CommandEnd end;
    try {
      end = launcher.run(command, variables, mounts);
    } finally {
      if (isNotebook(staged)) {
        folders.fetchNotebook();
      }
    }
    if (end.exitCode().equals(OptionalInt.of(0))) {
      folders.fetchOutputs();
    }
    return end;
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
}
