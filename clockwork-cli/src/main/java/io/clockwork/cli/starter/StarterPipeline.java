package io.clockwork.cli.starter;

import io.clockwork.cli.console.CommandException;
import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.specification.DerivedName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A small pipeline that runs as it is: two scripts that pass data on, and tests. */
public final class StarterPipeline {
  private static final List<String> FILES =
      List.of("clockwork.yaml", "prepare.py", "fit.py", "clockwork.test.yaml", "test_scripts.py");

  private StarterPipeline() {}

  /**
   * Writes it into a folder, and names the pipeline after the folder.
   *
   * @return the files written
   * @throws CommandException if one of them is there already
   */
  public static List<Path> write(Invocation invocation, Path folder) throws IOException {
    Path last = folder.toAbsolutePath().normalize().getFileName();
    String name = DerivedName.of(last == null ? "" : last.toString()).orElse("pipeline");
    Map<String, String> texts = new LinkedHashMap<>();
    for (String file : FILES) {
      texts.put(file, template(file).replace("@NAME@", name));
    }
    return new NewFiles(invocation, folder).write(texts);
  }

  private static String template(String file) {
    try (InputStream in = StarterPipeline.class.getResourceAsStream(file + ".txt")) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
