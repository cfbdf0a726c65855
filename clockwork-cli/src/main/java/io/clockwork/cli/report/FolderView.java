package io.clockwork.cli.report;

import io.clockwork.cli.markup.MarkupWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What is in a folder, by name and size. Links are named, never followed. */
final class FolderView {
  private static final int MOST = 100;

  private FolderView() {}

  static void write(MarkupWriter out, Path folder) throws IOException {
    List<Path> found;
    try (Stream<Path> paths = Files.walk(folder)) {
      found = paths.skip(1).limit(MOST + 1L).sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    String count = found.size() > MOST ? "more than " + MOST : Integer.toString(found.size());
    out.leaf("span", count + (found.size() == 1 ? " entry " : " entries "), "class", "size");
    out.leaf("code", folder.toString(), "class", "path");
    if (found.isEmpty()) {
      return;
    }
    out.open("details").leaf("summary", "Content").open("pre");
    for (Path path : found.subList(0, Math.min(MOST, found.size()))) {
      String name = folder.relativize(path).toString();
      out.text(FilePart.lines(name.replace('\n', ' ')) + detail(path) + "\n");
    }
    out.text(found.size() > MOST ? "…\n" : "").close().close();
  }

  private static String detail(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return "/";
    }
    return FilePart.isFile(path) ? "  " + Sizes.show(Files.size(path)) : "  (link)";
  }
}
