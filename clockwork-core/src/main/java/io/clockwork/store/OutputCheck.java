package io.clockwork.store;

import io.clockwork.contract.Limits;
import io.clockwork.contract.ManifestEntry;
import io.clockwork.contract.PublishedOutput;
import io.clockwork.contract.Sha256;
import io.clockwork.contract.ValueReading;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.DataType;
import io.clockwork.model.Output;
import io.clockwork.model.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Checks what a task left in its outputs folder against what it declared; goes on past problems.
 */
public final class OutputCheck {
  private static final int SHOWN_ENTRIES = 10;

  private final Path folder;
  private final Map<Path, FileKind> standIns;
  private final Map<String, ManifestEntry> entries = new LinkedHashMap<>();
  private final Map<String, PublishedOutput> outputs = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();
  private final List<Value> values = new ArrayList<>();
  private long hashed;

  private OutputCheck(Path folder, Map<Path, FileKind> standIns) {
    this.folder = folder;
    this.standIns = standIns;
  }

  /**
   * Checks an outputs folder.
   *
   * @param declared the outputs of the task by name
   * @param folder where they must be
   * @param standIns the kinds that stand-ins there stand for, as {@link AttemptStage#standIns} has
   *     them
   * @throws IOException if the folder cannot be read
   */
  public static CheckedOutputs check(
      Map<String, Output> declared, Path folder, Map<Path, FileKind> standIns) throws IOException {
    OutputCheck check = new OutputCheck(folder, standIns);
    FileKind kind = FileStat.of(folder).kind();
    if (kind != FileKind.DIRECTORY && kind != FileKind.NOTHING) {
      check.problems.add(
          "the outputs folder is " + shown(kind, folder) + "; it must be a directory");
      return check.result(List.of());
    }
    for (Map.Entry<String, Output> output : declared.entrySet()) {
      check.output(output.getKey(), output.getValue());
    }
    Limits.ofValues(check.values).ifPresent(check.problems::add);
    return check.result(
        kind == FileKind.NOTHING ? List.of() : UndeclaredFiles.warnings(declared.keySet(), folder));
  }

  private CheckedOutputs result(List<String> warnings) {
    return new CheckedOutputs(entries, outputs, problems, warnings);
  }

  private void output(String name, Output output) throws IOException {
    try {
      look(name, output);
    } catch (AccessDeniedException e) {
      problems.add(named(name) + " cannot be read: " + Quoted.text(String.valueOf(e.getFile())));
    }
  }

  private void look(String name, Output output) throws IOException {
    Path path = folder.resolve(name);
    FileKind kind = standIns.getOrDefault(path, FileStat.of(path).kind());
    FileKind wanted = output.type() == DataType.DIRECTORY ? FileKind.DIRECTORY : FileKind.FILE;
    if (kind == FileKind.NOTHING) {
      if (!output.optional()) {
        problems.add(
            named(name)
                + " is missing: the task must leave it at $CLOCKWORK_OUTPUT_"
                + name.toUpperCase(Locale.ROOT));
      }
    } else if (kind != wanted) {
      problems.add(named(name) + " is " + shown(kind, path) + "; it must be " + wanted.text());
    } else if (output.type().isValue()) {
      value(name, output.type(), path);
    } else if (output.type() == DataType.FILE) {
      file(name, path);
    } else {
      directory(name, path);
    }
  }

  private static String shown(FileKind kind, Path path) throws IOException {
    return kind == FileKind.LINK
        ? kind.text() + " to " + Quoted.text(Files.readSymbolicLink(path).toString())
        : kind.text();
  }

  private void value(String name, DataType type, Path path) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
      bytes = in.readNBytes(Limits.VALUE_BYTES + 2);
    }
    ValueReading reading = ValueReading.of(name, type, bytes, Files.size(path));
    if (reading instanceof ValueReading.Valid valid) {
      values.add(valid.value());
      entries.put(name, new ManifestEntry.Text(valid.value()));
      outputs.put(name, new PublishedOutput.Text(valid.value()));
    } else {
      problems.add(((ValueReading.Invalid) reading).problem());
    }
  }

  private void file(String name, Path path) throws IOException {
    FileStat stat = FileStat.of(path);
    boolean small = hashed + stat.size() <= ManifestEntry.HASHED_BYTES;
    hashed += small ? stat.size() : 0;
    blob(
        name,
        path,
        new ManifestEntry.Blob(
            DataType.FILE,
            stat.size(),
            small ? Optional.of(Sha256.of(path)) : Optional.empty(),
            Fingerprint.of(stat)));
  }

  private void directory(String name, Path path) throws IOException {
    DirectoryScan scan = DirectoryScan.of(path, standIns);
    List<String> found = scan.problems();
    found.stream()
        .limit(SHOWN_ENTRIES)
        .forEach(problem -> problems.add("in " + named(name) + " " + problem));
    if (found.size() > SHOWN_ENTRIES) {
      problems.add(
          "in " + named(name) + " " + (found.size() - SHOWN_ENTRIES) + " more entries are wrong");
    }
    blob(
        name,
        path,
        new ManifestEntry.Blob(
            DataType.DIRECTORY,
            scan.listing().size(),
            Optional.of(scan.listing().sha256()),
            scan.fingerprint()));
  }

  private void blob(String name, Path path, ManifestEntry.Blob entry) {
    entries.put(name, entry);
    outputs.put(name, new PublishedOutput.Blob(entry.type(), path, entry.fingerprint()));
  }

  private static String named(String output) {
    return "output " + Quoted.text(output);
  }
}
