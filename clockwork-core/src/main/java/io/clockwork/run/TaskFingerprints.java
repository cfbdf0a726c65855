package io.clockwork.run;

import io.clockwork.model.Action;
import io.clockwork.model.Input;
import io.clockwork.model.Output;
import io.clockwork.model.Task;
import io.clockwork.model.TaskRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Takes the fingerprints of tasks.
 *
 * <p>Part of the definition is what decides the task's result: what it runs, with which arguments,
 * environment and image, what it reads from whom and leaves behind, and what it waits for. Left out
 * are description, retries, timeout, resources and the like: raising a timeout must not repeat what
 * has succeeded.
 *
 * @param directory the folder that relative paths start from
 */
record TaskFingerprints(Path directory) {
  private static final int BYTES = 16;

  TaskFingerprint of(Task task) {
    return new TaskFingerprint(definition(task), code(task));
  }

  static String definition(Task task) {
    Parts parts = new Parts();
    parts.add(task.action().toString());
    parts.add(task.requirements().orElse(""));
    parts.add(task.args().toString());
    task.inputs().forEach((name, input) -> parts.add(name).add(text(input)));
    task.outputs().forEach((name, output) -> parts.add(name).add(text(output)));
    parts.add(task.after().toString()).add(task.triggerRule().id());
    Optional<TaskRuntime> runtime = task.effective().runtime();
    parts.add(runtime.map(Object::toString).orElse(""));
    if (runtime.filter(TaskRuntime.Named.class::isInstance).isPresent()) {
      task.effective().image().ifPresent(parts::add);
    }
    task.effective().env().forEach((name, value) -> parts.add(name).add(value.text()));
    task.effective().secrets().forEach((name, secret) -> parts.add(name).add(secret.toString()));
    return parts.hash();
  }

  private static String text(Input input) {
    return input.from() + (input.optional() ? "?" : "");
  }

  private static String text(Output output) {
    return output.type().id() + (output.optional() ? "?" : "");
  }

  private String code(Task task) {
    Parts parts = new Parts();
    if (task.action() instanceof Action.Python python) {
      file(python.path(), parts);
    } else if (task.action() instanceof Action.Notebook notebook) {
      file(notebook.path(), parts);
    }
    task.requirements().ifPresent(path -> file(path, parts));
    return parts.isEmpty() ? "" : parts.hash();
  }

  private void file(String path, Parts parts) {
    try (InputStream in = Files.newInputStream(directory.resolve(path))) {
      parts.add(in.readAllBytes());
    } catch (IOException | InvalidPathException e) {
      // Not there: the executor says so when it matters.
    }
  }

  /** A sequence of texts on its way to a hash that tells where one ends and the next begins. */
  private static final class Parts {
    private final MessageDigest digest = sha256();
    private boolean empty = true;

    boolean isEmpty() {
      return empty;
    }

    Parts add(String text) {
      return add(text.getBytes(StandardCharsets.UTF_8));
    }

    Parts add(byte[] bytes) {
      digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
      digest.update(bytes);
      empty = false;
      return this;
    }

    String hash() {
      return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new AssertionError("every Java platform has SHA-256", e);
      }
    }
  }
}
