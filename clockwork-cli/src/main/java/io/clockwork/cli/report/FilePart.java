package io.clockwork.cli.report;

import io.clockwork.cli.console.SafeText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Reads pieces of regular files: never through a link, never a pipe that would wait. */
final class FilePart {
  private FilePart() {}

  static boolean isFile(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** At most so many bytes from there on; fewer at the file's end. */
  static byte[] read(Path file, long from, int length) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      channel.position(from);
      ByteBuffer bytes =
          ByteBuffer.allocate((int) Math.max(0, Math.min(length, channel.size() - from)));
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // until full or at the end
      }
      byte[] read = new byte[bytes.position()];
      bytes.flip().get(read);
      return read;
    }
  }

  /** Lines as they are shown: without escape sequences. */
  static String lines(String text) {
    return text.lines().map(SafeText::line).collect(Collectors.joining("\n"));
  }

  /** The same of bytes, with U+FFFD for what is no UTF-8. */
  static String lines(byte[] bytes) {
    return lines(new String(bytes, StandardCharsets.UTF_8));
  }

  /** Without the piece of a line before the first line break. */
  static String fromWholeLine(String text) {
    return text.substring(text.indexOf('\n') + 1);
  }

  /** Without the piece of a line after the last line break. */
  static String toWholeLine(String text) {
    int last = text.lastIndexOf('\n');
    return last < 0 ? text : text.substring(0, last);
  }
}
