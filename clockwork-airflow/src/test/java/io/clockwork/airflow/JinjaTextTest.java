package io.clockwork.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.airflow.testing.HostileText;
import io.clockwork.airflow.testing.PythonTools;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JinjaTextTest {
  private static final int HOSTILE_TEXTS = Integer.getInteger("clockwork.fuzz", 10_000);

  @ParameterizedTest
  @ValueSource(
      strings = {"", "etl/extract.py", "}} %} #}", "{ {", "a\nb", "it's \"quoted\" \\", "ü"})
  void what_jinja_leaves_alone_stays_as_it_is(String text) {
    assertThat(JinjaText.of(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{{ var.value.key }}        | {{ '{{ var.value.key }}' }}",
        "{% raw %}                  | {{ '{% raw %}' }}",
        "{# it's \\                 | {{ '{# it\\'s \\\\' }}",
        "run.sh                     | {{ 'run.sh' }}",
        "values.json                | {{ 'values.json' }}"
      })
  void what_jinja_would_change_becomes_one_literal(String text, String encoded) {
    assertThat(JinjaText.of(text)).isEqualTo(encoded);
  }

  @Test
  void line_ends_that_jinja_drops_or_changes_are_escaped() {
    assertThat(JinjaText.of("a\n")).isEqualTo("{{ 'a\\n' }}");
    assertThat(JinjaText.of("a\r\nb")).isEqualTo("{{ 'a\\r\\nb' }}");
  }

  @Test
  void jinja_renders_the_very_text() {
    HostileText texts = new HostileText(new Random(20261127));
    assertRendered(IntStream.range(0, HOSTILE_TEXTS).mapToObj(i -> texts.next(12)).toList());
  }

  @Test
  void jinja_renders_every_character_of_the_basic_plane_next_to_braces() {
    List<String> texts = new ArrayList<>();
    for (char c = 0; c < Character.MAX_VALUE; c++) {
      if (!Character.isSurrogate(c)) {
        texts.add(c + "{{" + c + "{%" + c + "%}" + c + "{#" + c);
      }
    }
    assertRendered(texts);
  }

  private static void assertRendered(List<String> texts) {
    List<String> rendered =
        PythonTools.required().answers("render", texts.stream().map(JinjaText::of).toList());
    for (int i = 0; i < texts.size(); i++) {
      assertThat(rendered.get(i)).isEqualTo(texts.get(i));
    }
  }
}
