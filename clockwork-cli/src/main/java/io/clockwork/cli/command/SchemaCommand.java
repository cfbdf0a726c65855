package io.clockwork.cli.command;

import io.clockwork.cli.console.ExitCode;
import io.clockwork.cli.console.Invocation;
import io.clockwork.yaml.Schemas;
import java.util.Locale;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
    description = {
      "Prints the JSON Schema (2020-12) of a kind of document, so that editors complete and"
          + " explain its fields. A schema knows shapes; validate checks everything."
    },
    footer = {
      "  clockwork schema > pipeline.schema.json",
      "",
      "Then a first line in clockwork.yaml tells most editors:",
      "  # yaml-language-server: $schema=pipeline.schema.json"
    })
final class SchemaCommand implements Command {
  /** The kinds this version reads. */
  enum Kind {
    PIPELINE,
    SCHEDULE,
    PLATFORM,
    TEST;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(
      paramLabel = "KIND",
      arity = "0..1",
      description = "pipeline (default), schedule, platform or test.")
  private Kind kind = Kind.PIPELINE;

  @Override
  public ExitCode run(Invocation invocation) {
    invocation
        .out()
        .print(
            switch (kind) {
              case PIPELINE -> Schemas.pipeline();
              case SCHEDULE -> Schemas.schedule();
              case PLATFORM -> Schemas.platform();
              case TEST -> Schemas.test();
            });
    return ExitCode.DONE;
  }
}
