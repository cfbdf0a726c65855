package io.clockwork.cli.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkupTextTest {
  @Test
  void characters_of_meaning_are_escaped() {
    assertThat(MarkupText.encode("<b a=\"1\" c='2'>&amp;]]></b>"))
        .isEqualTo("&lt;b a=&#34;1&#34; c=&#39;2&#39;&gt;&amp;amp;]]&gt;&lt;/b&gt;");
  }

  @Test
  void what_a_document_may_not_hold_is_replaced() {
    assertThat(MarkupText.encode("\0\u001b[31m\u007f\u009b\r|\ud83d|\ude00|\uffff\ufdd0"))
        .isEqualTo("\ufffd\ufffd[31m\ufffd\ufffd\ufffd|\ufffd|\ufffd|\ufffd\ufffd");
  }

  @Test
  void reading_direction_cannot_be_turned() {
    assertThat(MarkupText.encode("a\u202eb\u2066c")).isEqualTo("a\ufffdb\ufffdc");
  }

  @Test
  void everything_else_stays() {
    assertThat(MarkupText.encode("a\tb\nc é 日本 😀")).isEqualTo("a\tb\nc é 日本 😀");
  }
}
