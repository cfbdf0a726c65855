package io.clockwork.cli.completion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.cli.completion.CommandWords.OptionWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShellTest {
  private static final List<CommandWords> COMMANDS =
      List.of(
          new CommandWords(
              "run",
              "Run it, don't wait",
              List.of(
                  new OptionWords(
                      List.of("--executor"), "Who [runs]: it", true, List.of("auto", "process")),
                  new OptionWords(List.of("-h", "--help"), "Help.", false, List.of())),
              List.of()),
          new CommandWords("completion", "Completion", List.of(), List.of("bash", "zsh")));

  @Test
  void bash_completes_commands_options_and_values() {
    assertThat(complete("clockwork ", "")).isEqualTo("run completion ");
    assertThat(complete("clockwork run ", "--e")).isEqualTo("--executor ");
    assertThat(complete("clockwork run --executor ", "p")).isEqualTo("process ");
    assertThat(complete("clockwork completion ", "")).isEqualTo("bash zsh ");
    assertThat(complete("clockwork run ", "")).isEmpty();
  }

  @Test
  void zsh_describes_options() {
    assertThat(Shell.ZSH.script(COMMANDS))
        .startsWith("#compdef clockwork\n")
        .contains("'run:Run it, don'\\''t wait'")
        .contains("'--executor=[Who \\[runs\\]\\: it]:value:(auto process)'");
  }

  @Test
  void fish_describes_options() {
    assertThat(Shell.FISH.script(COMMANDS))
        .contains("-n __fish_use_subcommand -a run -d 'Run it, don\\'t wait'\n")
        .contains(
            "complete -c clockwork -n '__fish_seen_subcommand_from run' -l executor -x"
                + " -a 'auto process' -d 'Who [runs]: it'\n")
        .contains("-s h -l help -d 'Help.'");
  }

  /** Lets bash itself complete a line. */
  private static String complete(String line, String word) {
    List<String> words = new ArrayList<>(List.of(line.strip().split(" ", -1)));
    words.add(word);
    String script =
        Shell.BASH.script(COMMANDS)
            + "COMP_WORDS=("
            + String.join(" ", words.stream().map(Shell::quote).toList())
            + ")\nCOMP_CWORD="
            + (words.size() - 1)
            + "\n_clockwork\nprintf '%s ' ${COMPREPLY[@]+\"${COMPREPLY[@]}\"}\n";
    try {
      Process bash = new ProcessBuilder("bash", "-euc", script).redirectErrorStream(true).start();
      String answer = new String(bash.getInputStream().readAllBytes(), UTF_8);
      assertThat(bash.waitFor()).as(answer).isZero();
      return answer.isBlank() ? "" : answer;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
