package io.clockwork.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextOfLogsTest {
  @Test
  void secret_is_masked_across_every_border_of_pieces() {
    SecretMask mask =
        new SecretMask(List.of("abab", "ababac\nxyz12345", "\u00e9\u00e9\u00e9\u00e9"));
    String text = "aababab abab ababac\nxyz12345 xyz12345 aba\u00e9\u00e9\u00e9\u00e9\u00e9 ab";
    String masked = "a***ab *** *** *** aba***\u00e9 ab";
    assertThat(mask.mask(text)).isEqualTo(masked);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int first = 0; first <= bytes.length; first++) {
      for (int second = first; second <= bytes.length; second++) {
        SecretMask.Filter filter = mask.filter();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(filter.feed(Arrays.copyOfRange(bytes, 0, first), false));
        out.writeBytes(filter.feed(Arrays.copyOfRange(bytes, first, second), false));
        out.writeBytes(filter.feed(Arrays.copyOfRange(bytes, second, bytes.length), true));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(masked);
      }
    }
  }

  @Test
  void secret_is_masked_as_json_shows_it() {
    SecretMask mask = new SecretMask(List.of("a\"b\\c\nd\te"));
    assertThat(mask.mask("{\"p\": \"a\\\"b\\\\c\\nd\\te\"}")).isEqualTo("{\"p\": \"***\"}");
  }

  @Test
  void secret_of_three_characters_is_not_masked() {
    assertThat(new SecretMask(List.of("123\n", "")).mask("1234")).isEqualTo("1234");
    assertThat(SecretMask.isMasked("123\n")).isFalse();
    assertThat(SecretMask.isMasked("1234")).isTrue();
  }

  @Test
  void line_is_cut_between_characters() {
    List<String> lines = new ArrayList<>();
    LineCutter cutter = new LineCutter(line -> lines.add(new String(line, StandardCharsets.UTF_8)));
    String text = "x" + "\u00e9".repeat(70_000) + "\n" + "end";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Random random = new Random(1);
    for (int at = 0; at < bytes.length; ) {
      int next = Math.min(bytes.length, at + 1 + random.nextInt(50_000));
      cutter.feed(Arrays.copyOfRange(bytes, at, next));
      at = next;
    }
    cutter.end();
    assertThat(String.join("", lines)).isEqualTo(text.replace("\n", ""));
    assertThat(lines).hasSize(4).last().isEqualTo("end");
    assertThat(lines)
        .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= LineCutter.LONGEST);
  }

  @Test
  void line_of_exactly_the_longest_size_is_whole() {
    List<Integer> lengths = new ArrayList<>();
    LineCutter cutter = new LineCutter(line -> lengths.add(line.length));
    byte[] bytes = new byte[LineCutter.LONGEST + 1];
    bytes[LineCutter.LONGEST] = '\n';
    cutter.feed(bytes);
    cutter.end();
    assertThat(lengths).containsExactly(LineCutter.LONGEST);
  }
}
