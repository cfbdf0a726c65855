package io.clockwork.cli.completion;

import java.util.List;
import java.util.Locale;

/** A shell that can complete commands. */
public enum Shell {
  /** {@code source <(clockwork completion bash)}. */
  BASH,
  /** {@code source <(clockwork completion zsh)}. */
  ZSH,
  /** {@code clockwork completion fish | source}. */
  FISH;

  /** The script that teaches this shell the commands. */
  public String script(List<CommandWords> commands) {
    return switch (this) {
      case BASH -> BashScript.of(commands);
      case ZSH -> ZshScript.of(commands);
      case FISH -> FishScript.of(commands);
    };
  }

  /** In single quotes, as all three shells read them. */
  static String quote(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
