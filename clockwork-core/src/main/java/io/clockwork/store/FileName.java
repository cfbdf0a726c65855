package io.clockwork.store;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The names of files, which to the system are bytes. */
public final class FileName {
  private static final String REPLACEMENT = "%EF%BF%BD";
  private static final String NO_UTF_8 = "%FF";

  private FileName() {}

  /**
   * The last name of an absolute path as text; empty if its bytes are no UTF-8. Java decodes names
   * by the locale, which may know less than UTF-8, but a path's URI has its very bytes.
   */
  public static Optional<String> of(Path path) {
    String name = String.valueOf(path.getFileName());
    return name.chars().allMatch(c -> c < 128) ? Optional.of(name) : decode(path.toUri());
  }

  /**
   * The path of a name in UTF-8, whatever the locale.
   *
   * @param folder absolute
   * @param name one name or several with slashes between them; where it has U+FFFD, which stands
   *     for bytes that are no UTF-8, the path has bytes that are none
   */
  public static Path resolve(Path folder, String name) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : ("/" + name).getBytes(StandardCharsets.UTF_8)) {
      encoded.append(b == '/' ? "/" : String.format("%%%02X", b));
    }
    String parent = folder.toUri().toString().replaceAll("/+$", "");
    return Path.of(URI.create(parent + encoded.toString().replace(REPLACEMENT, NO_UTF_8)));
  }

  private static Optional<String> decode(URI uri) {
    String raw = uri.getRawPath().replaceAll("/+$", "");
    String last = raw.substring(raw.lastIndexOf('/') + 1);
    ByteBuffer bytes = ByteBuffer.allocate(last.length());
    for (int i = 0; i < last.length(); i++) {
      if (last.charAt(i) == '%') {
        bytes.put((byte) Integer.parseInt(last, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.put((byte) last.charAt(i));
      }
    }
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
