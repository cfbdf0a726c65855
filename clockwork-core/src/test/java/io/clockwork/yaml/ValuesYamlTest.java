package io.clockwork.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValuesYamlTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("values.yaml"), text);
  }

  @Test
  void params_keep_the_text_of_scalars() throws IOException {
    assertThat(ValuesYaml.params(file("a: 1.10\nb: 'x: y'\nc: true\nd: 010\ne: ''\n")))
        .containsExactly(
            entry("a", "1.10"),
            entry("b", "x: y"),
            entry("c", "true"),
            entry("d", "010"),
            entry("e", ""));
  }

  @Test
  void params_of_maps_and_lists_become_json() throws IOException {
    assertThat(ValuesYaml.params(file("{\"a\": {\"x\": [1, 2.5, null]}, \"b\": []}")))
        .containsExactly(entry("a", "{\"x\":[1,2.5,null]}"), entry("b", "[]"));
  }

  @Test
  void params_of_an_empty_file_are_none() throws IOException {
    assertThat(ValuesYaml.params(file("# nothing yet\n"))).isEmpty();
  }

  @Test
  void params_of_another_form_are_refused_with_their_places() throws IOException {
    Path file = file("a: 1\nb:\na: 2\n");
    assertThatThrownBy(() -> ValuesYaml.params(file))
        .hasMessageContaining("values.yaml:3:1: error[duplicate-key]")
        .hasMessageContaining("values.yaml:2:3: error[wrong-type]: \"b\" is empty, not a text");
    Path list = file("[1]\n");
    assertThatThrownBy(() -> ValuesYaml.params(list)).hasMessageContaining("error[wrong-type]");
  }

  @Test
  void secrets_are_texts_by_secret_and_key() throws IOException {
    assertThat(ValuesYaml.secrets(file("smtp: {user: me, password: 0123}\ngit: {token: x}\n")))
        .containsExactly(
            entry("smtp", Map.of("user", "me", "password", "0123")),
            entry("git", Map.of("token", "x")));
  }

  @Test
  void problems_of_secrets_quote_nothing_of_the_file() throws IOException {
    Path file = file("smtp: hunter2\ngit: {token: [hunter2]}\nx: {y: hunter2\n");
    assertThatThrownBy(() -> ValuesYaml.secrets(file))
        .hasMessageContaining("values.yaml:")
        .hasMessageNotContaining("hunter2");
    Path wrong = file("smtp: hunter2\ngit: {token: [hunter2]}\n");
    assertThatThrownBy(() -> ValuesYaml.secrets(wrong))
        .hasMessageContaining("values.yaml:1:7: error[wrong-type]: \"smtp\" is a text, not a map")
        .hasMessageContaining("values.yaml:2:14: error[wrong-type]: key \"token\" is a list")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void file_that_is_not_there_is_named() {
    assertThatThrownBy(() -> ValuesYaml.secrets(folder.resolve("nope.yaml")))
        .hasMessageContaining("nope.yaml: error[file-unreadable]: the file does not exist");
  }
}
