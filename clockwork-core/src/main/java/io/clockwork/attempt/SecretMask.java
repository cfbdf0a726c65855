package io.clockwork.attempt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Replaces secrets by {@code ***}. Masked are a secret's value without line breaks at its end, the
 * value as it stands inside a JSON text, and, of a value with several lines, each line of at least
 * 8 characters. Values of fewer than {@value #SHORTEST} characters are not masked: they would blot
 * out half of every log and could be guessed from what remains.
 */
final class SecretMask {
  /** The shortest value that is masked, in characters. */
  static final int SHORTEST = 4;

  private static final int SHORTEST_LINE = 8;
  private static final byte[] STARS = "***".getBytes(StandardCharsets.UTF_8);

  private final List<byte[]> patterns;
  private final boolean[] first = new boolean[256];

  SecretMask(Collection<String> secrets) {
    Set<String> texts = new LinkedHashSet<>();
    secrets.forEach(secret -> addForms(secret, texts));
    List<byte[]> bytes = new ArrayList<>();
    texts.forEach(text -> bytes.add(text.getBytes(StandardCharsets.UTF_8)));
    bytes.sort(Comparator.comparingInt((byte[] pattern) -> pattern.length).reversed());
    bytes.forEach(pattern -> first[pattern[0] & 0xFF] = true);
    patterns = List.copyOf(bytes);
  }

  /** Whether a value is long enough to be masked. */
  static boolean isMasked(String secret) {
    return essence(secret).length() >= SHORTEST;
  }

  private static String essence(String secret) {
    return secret.replaceAll("[\r\n]+$", "");
  }

  private static void addForms(String secret, Set<String> texts) {
    String value = essence(secret);
    if (!isMasked(secret)) {
      return;
    }
    texts.add(value);
    texts.add(
        value
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
            .replace("\t", "\\t"));
    for (String line : value.lines().toList()) {
      if (line.length() >= SHORTEST_LINE) {
        texts.add(line);
      }
    }
  }

  /** A text with all secrets masked. */
  String mask(String text) {
    return patterns.isEmpty()
        ? text
        : new String(
            new Filter().feed(text.getBytes(StandardCharsets.UTF_8), true), StandardCharsets.UTF_8);
  }

  /** A filter for one stream of bytes. */
  Filter filter() {
    return new Filter();
  }

  /** Masks a stream that comes in pieces; holds back what may be the beginning of a secret. */
  final class Filter {
    private byte[] held = {};

    private Filter() {}

    /**
     * The next bytes, masked.
     *
     * @param last whether the stream ends here, so that nothing more is held back
     */
    byte[] feed(byte[] piece, boolean last) {
      if (patterns.isEmpty()) {
        return piece;
      }
      byte[] data = joined(held, piece);
      ByteArrayOutputStream out = new ByteArrayOutputStream(data.length);
      int at = 0;
      int clean = 0;
      while (at < data.length) {
        int length = first[data[at] & 0xFF] ? secretAt(data, at, last) : 0;
        if (length < 0) {
          break;
        }
        if (length > 0) {
          out.write(data, clean, at - clean);
          out.write(STARS, 0, STARS.length);
          clean = at + length;
        }
        at += Math.max(1, length);
      }
      out.write(data, clean, at - clean);
      held = Arrays.copyOfRange(data, at, data.length);
      return out.toByteArray();
    }
  }

  /** The length of the secret that begins here; 0 if none does, -1 if more must be seen to tell. */
  private int secretAt(byte[] data, int at, boolean last) {
    for (byte[] pattern : patterns) {
      int length = Math.min(pattern.length, data.length - at);
      if (Arrays.equals(data, at, at + length, pattern, 0, length)) {
        if (length == pattern.length) {
          return length;
        }
        if (!last) {
          return -1;
        }
      }
    }
    return 0;
  }

  private static byte[] joined(byte[] head, byte[] tail) {
    if (head.length == 0) {
      return tail;
    }
    byte[] all = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, all, head.length, tail.length);
    return all;
  }
}
