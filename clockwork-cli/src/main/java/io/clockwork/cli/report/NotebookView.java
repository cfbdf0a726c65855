package io.clockwork.cli.report;

import io.clockwork.cli.markup.MarkupWriter;
import io.clockwork.cli.markup.RasterImage;
import io.clockwork.model.DataType;
import io.clockwork.model.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An executed notebook: its texts and code, what it printed, its pictures. HTML, SVG and JavaScript
 * of outputs are never shown, only the plain text that came with them.
 */
final class NotebookView {
  private static final long LARGEST = 16L << 20;
  private static final int LONGEST_TEXT = 32 << 10;
  private static final List<String> IMAGES = List.of("image/png", "image/jpeg", "image/gif");

  private final MarkupWriter out;
  private final Budget texts;
  private final Budget images;

  NotebookView(MarkupWriter out, Budget texts, Budget images) {
    this.out = out;
    this.texts = texts;
    this.images = images;
  }

  /** Shows it, folded; nothing if there is none. */
  void write(Path file) {
    if (!FilePart.isFile(file)) {
      return;
    }
    try {
      long size = Files.size(file);
      if (size > LARGEST) {
        note("Notebook of " + Sizes.show(size) + ", not shown: " + file);
        return;
      }
      String json = new String(FilePart.read(file, 0, (int) LARGEST), StandardCharsets.UTF_8);
      Optional<List<?>> cells =
          Value.parse(DataType.JSON, json).flatMap(value -> list(value.asPlain(), "cells"));
      if (cells.isEmpty()) {
        note("The executed notebook is damaged: " + file);
        return;
      }
      out.open("details", "class", "notebook").leaf("summary", "Notebook, " + Sizes.show(size));
      cells.get().forEach(this::cell);
      out.close();
    } catch (IOException e) {
      note("The executed notebook cannot be read: " + file);
    }
  }

  private void cell(@Nullable Object cell) {
    String source = text(cell, "source");
    switch (text(cell, "cell_type")) {
      case "code" -> {
        pre("code", source);
        list(cell, "outputs").orElse(List.of()).forEach(this::output);
      }
      case "markdown" -> new MarkdownView(out).write(within(source));
      default -> pre("output", source);
    }
  }

  private void output(@Nullable Object output) {
    switch (text(output, "output_type")) {
      case "stream" -> pre("output", text(output, "text"));
      case "error" -> pre("output error", error(output));
      default -> data(field(output, "data"));
    }
  }

  private static String error(@Nullable Object output) {
    String trace =
        list(output, "traceback").orElse(List.of()).stream()
            .map(String::valueOf)
            .reduce("", (before, line) -> before + line + "\n");
    return trace.isEmpty() ? text(output, "ename") + ": " + text(output, "evalue") : trace;
  }

  private void data(@Nullable Object data) {
    for (String type : IMAGES) {
      Optional<RasterImage> image = image(text(data, type));
      if (image.isPresent()) {
        out.image(image.get(), "picture of the notebook");
        return;
      }
    }
    String plain = text(data, "text/plain");
    if (!plain.isEmpty()) {
      pre("output", plain);
    } else if (data instanceof Map<?, ?> kinds && !kinds.isEmpty()) {
      note("An output without plain text is not shown.");
    }
  }

  private Optional<RasterImage> image(String base64) {
    if (base64.isEmpty() || !images.spend(base64.length())) {
      return Optional.empty();
    }
    try {
      return RasterImage.of(Base64.getMimeDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void pre(String look, String text) {
    if (!text.isEmpty()) {
      out.leaf("pre", FilePart.lines(within(text)), "class", look);
    }
  }

  /** No more of a text than a reader and the page can take. */
  private String within(String text) {
    String start =
        text.length() <= LONGEST_TEXT
            ? text
            : text.substring(0, LONGEST_TEXT) + "\n… " + text.length() + " characters in all";
    return texts.spend(start.length()) ? start : "… not shown";
  }

  private void note(String text) {
    out.leaf("p", text, "class", "note");
  }

  private static @Nullable Object field(@Nullable Object object, String name) {
    return object instanceof Map<?, ?> map ? map.get(name) : null;
  }

  private static Optional<List<?>> list(@Nullable Object object, String name) {
    return field(object, name) instanceof List<?> list ? Optional.of(list) : Optional.empty();
  }

  /** Texts of notebooks are one text, or a list of lines with their ends. */
  private static String text(@Nullable Object object, String name) {
    Object value = field(object, name);
    if (value instanceof List<?> lines) {
      StringBuilder text = new StringBuilder();
      lines.forEach(line -> text.append(line instanceof String ? line : ""));
      return text.toString();
    }
    return value instanceof String text ? text : "";
  }
}
