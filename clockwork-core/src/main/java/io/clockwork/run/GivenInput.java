package io.clockwork.run;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Something given to a partial run in place of an output of a task that it leaves out.
 *
 * @param name {@code task.input}, or the input alone where only one task has it
 * @param text a value's text, or the path of a file or directory
 * @param folder what a relative path starts from
 */
record GivenInput(String name, String text, Path folder) {
  GivenInput {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(folder, "folder");
  }
}
