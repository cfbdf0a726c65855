package io.clockwork.cli.report;

import io.clockwork.cli.markup.MarkupWriter;
import io.clockwork.cli.markup.RasterImage;
import io.clockwork.contract.PublishedOutput;
import io.clockwork.model.DataType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What a task published: values, small texts and pictures to look at, all else by its size. */
final class OutputView {
  private static final int LONGEST_TEXT = 16 << 10;
  private static final int LARGEST_IMAGE = 4 << 20;
  private static final int FIRST_BYTES = 16;

  private final MarkupWriter out;
  private final Budget texts;
  private final Budget images;

  OutputView(MarkupWriter out, Budget texts, Budget images) {
    this.out = out;
    this.texts = texts;
    this.images = images;
  }

  void write(Map<String, PublishedOutput> outputs) {
    if (outputs.isEmpty()) {
      return;
    }
    out.open("dl", "class", "outputs");
    outputs.forEach(
        (name, output) -> {
          out.open("div").open("dt").text(name).text(" ");
          out.leaf("span", output.type().id(), "class", "type").close().open("dd");
          if (output instanceof PublishedOutput.Text value) {
            out.leaf("span", FilePart.lines(value.value().text()), "class", "value");
          } else if (output instanceof PublishedOutput.Blob blob) {
            blob(blob);
          }
          out.close().close();
        });
    out.close();
  }

  private void blob(PublishedOutput.Blob blob) {
    try {
      if (blob.type() == DataType.DIRECTORY
          && Files.isDirectory(blob.path(), LinkOption.NOFOLLOW_LINKS)) {
        FolderView.write(out, blob.path());
      } else if (FilePart.isFile(blob.path())) {
        file(blob.path());
      } else {
        out.leaf("span", "gone: " + blob.path(), "class", "note");
      }
    } catch (IOException e) {
      out.leaf("span", "cannot be read: " + blob.path(), "class", "note");
    }
  }

  private void file(Path file) throws IOException {
    long size = Files.size(file);
    out.leaf("span", Sizes.show(size) + " ", "class", "size");
    out.leaf("code", file.toString(), "class", "path");
    byte[] first = FilePart.read(file, 0, FIRST_BYTES);
    if (RasterImage.of(first).isPresent()) {
      if (size <= LARGEST_IMAGE && images.spend(size)) {
        RasterImage.of(FilePart.read(file, 0, LARGEST_IMAGE))
            .ifPresent(image -> out.image(image, "picture of " + Sizes.show(size)));
      }
    } else if (size > 0 && size <= LONGEST_TEXT && texts.spend(size)) {
      text(FilePart.read(file, 0, LONGEST_TEXT))
          .ifPresent(
              text ->
                  out.open("details")
                      .leaf("summary", "Content")
                      .leaf("pre", FilePart.lines(text))
                      .close());
    }
  }

  /** The text in these bytes, if they are one: UTF-8 without NUL. */
  private static Optional<String> text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
