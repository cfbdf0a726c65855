package io.clockwork.cli.command;

import io.clockwork.cli.completion.CommandWords;
import io.clockwork.cli.completion.Shell;
import io.clockwork.cli.console.ExitCode;
import io.clockwork.cli.console.Invocation;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
    description = "Prints a script that completes commands and options with the tab key.",
    footer = {
      "  source <(clockwork completion bash)        in ~/.bashrc",
      "  source <(clockwork completion zsh)         in ~/.zshrc",
      "  clockwork completion fish | source         in ~/.config/fish/config.fish"
    })
final class CompletionCommand implements Command {
  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
  private @Nullable Shell shell;

  @Override
  public ExitCode run(Invocation invocation) {
    List<CommandWords> commands =
        Arrays.stream(CommandName.values()).map(name -> new CommandParser(name).words()).toList();
    invocation.out().print(Objects.requireNonNull(shell).script(commands));
    return ExitCode.DONE;
  }
}
