package io.clockwork.model;

import java.util.List;
import java.util.Objects;

/** What a task runs. */
public sealed interface Action {

  /** The key that says it in a specification; empty for {@link Entrypoint}. */
  String key();

  /**
   * A Python script.
   *
   * @param path relative to the specification's folder
   */
  record Python(String path) implements Action {
    /** Refuses nulls. */
    public Python {
      Objects.requireNonNull(path, "path");
    }

    @Override
    public String key() {
      return "python";
    }
  }

  /**
   * A Jupyter notebook.
   *
   * @param path relative to the specification's folder
   */
  record Notebook(String path) implements Action {
    /** Refuses nulls. */
    public Notebook {
      Objects.requireNonNull(path, "path");
    }

    @Override
    public String key() {
      return "notebook";
    }
  }

  /**
   * A command in exec form, never through a shell.
   *
   * @param words the program and its arguments, at least one
   */
  record Command(List<Template> words) implements Action {
    /** Copies the list. */
    public Command {
      words = List.copyOf(words);
    }

    @Override
    public String key() {
      return "command";
    }
  }

  /**
   * A text for {@code sh -euc}. Nothing in it is ever substituted.
   *
   * @param text the script
   */
  record Shell(String text) implements Action {
    /** Refuses nulls. */
    public Shell {
      Objects.requireNonNull(text, "text");
    }

    @Override
    public String key() {
      return "shell";
    }
  }

  /** The image's own entrypoint. */
  record Entrypoint() implements Action {
    @Override
    public String key() {
      return "";
    }
  }
}
