package io.clockwork.cli.command;

import io.clockwork.cli.console.ExitCode;
import io.clockwork.cli.console.Invocation;
import io.clockwork.docker.DockerOptions;
import io.clockwork.docker.StandardImages;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
    description = {
      "Makes the images that the runtimes python and notebook mean, on the container engine of this"
          + " machine: clockwork/python:1 and clockwork/notebook:1."
    },
    footer = {
      "  clockwork images build",
      "  clockwork images build --base my/python:3.11   from any image with Python 3, pip and venv"
    })
final class ImagesCommand implements Command {
  /** What can be done with images. */
  enum Action {
    BUILD;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(paramLabel = "ACTION", description = "build.")
  private Action action = Action.BUILD;

  @Option(
      names = "--base",
      paramLabel = "IMAGE",
      description = "What they are made from. Default: python:3.12-slim of Docker Hub.")
  private @Nullable String base;

  @Override
  public ExitCode run(Invocation invocation) {
    DockerOptions options =
        DockerOptions.builder()
            .environment(invocation.environment())
            .progress(invocation.err()::println)
            .build();
    switch (action) {
      case BUILD ->
          StandardImages.build(options, Optional.ofNullable(base))
              .forEach(invocation.out()::println);
    }
    return ExitCode.DONE;
  }
}
