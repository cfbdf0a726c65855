package io.clockwork.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.FieldPath;
import io.clockwork.testing.PipelineGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Edits of random fields of random pipelines, written with comments in all possible places. */
class EditPropertyTest {
  private static final int PIPELINES = 300;
  private static final int EDITS = 10;

  private static final List<Object> VALUES =
      List.of(
          "text",
          "a: b # c",
          "",
          "2",
          "true",
          7,
          true,
          "a\nb\n",
          "- x",
          List.of("a", 1),
          Map.of("k", "v"),
          List.of(),
          Map.of(),
          Map.of("long", "x".repeat(120)));

  private int made;

  @Test
  void edit_changes_what_is_meant_and_no_other_line() {
    for (long seed = 0; seed < PIPELINES; seed++) {
      Random random = new Random(seed);
      String text = commented(PipelineYaml.write(PipelineGenerator.pipeline(seed)), random);
      List<Known> fields = fields(text);
      for (int i = 0; i < EDITS; i++) {
        Known field = fields.get(random.nextInt(fields.size()));
        Object value = random.nextInt(8) == 0 ? null : VALUES.get(random.nextInt(VALUES.size()));
        switch (random.nextInt(3)) {
          case 0 -> check(text, field.removed(), PipelineYaml.remove(text, field.path()));
          case 1 -> checkSet(text, field, value);
          default -> checkSet(text, field.around("a new key"), value);
        }
      }
    }
    // Nothing that this generator writes need be refused but keys inside of scalars.
    assertThat(made).isGreaterThan(PIPELINES * EDITS / 2);
  }

  private void checkSet(String text, Known field, @Nullable Object value) {
    EditOutcome outcome = PipelineYaml.edit(text, field.path(), value);
    check(text, field, outcome);
    if (outcome instanceof EditOutcome.Edited edited) {
      Object says =
          field.path().pointer().endsWith("/-")
              ? value
              : TreeShape.of(node(root(edited.text()), field.path()));
      Object wanted =
          TreeShape.of(
              root("v: " + WrittenForm.of(value, "\n").flat()).entry("v").orElseThrow().value());
      if (!field.path().pointer().endsWith("/-")) {
        assertThat(says).as(field + "\n" + text).isEqualTo(wanted);
      }
    }
  }

  private void check(String text, Known field, EditOutcome outcome) {
    if (outcome instanceof EditOutcome.Edited edited) {
      made++;
      ChangedLines changes = ChangedLines.between(text, edited.text());
      if (changes.asDiff().isEmpty()) {
        return;
      }
      assertThat(changes.first())
          .as("first line touched by %s in\n%s", field, text)
          .isGreaterThanOrEqualTo(field.firstLine());
      assertThat(changes.first() + changes.removed().size())
          .as("last line touched by %s in\n%s", field, text)
          .isLessThanOrEqualTo(field.lastLine() + 1);
    } else {
      assertThat(((EditOutcome.Refused) outcome).reason())
          .as("%s in\n%s", field, text)
          .matches("(?s)\".*\" is (an? )?(text|number|integer|boolean|list|map).*, not a map");
    }
  }

  /** The same document with comments and blank lines wherever no text would swallow them. */
  private static String commented(String text, Random random) {
    StringBuilder out = new StringBuilder();
    boolean block = false;
    for (String line : text.lines().toList()) {
      block = line.matches(".*[:-] \\|[-+]?") || (block && line.matches("     .*|"));
      boolean simple = !block && line.matches("[ a-z0-9_:\\[\\]{},.$/-]*");
      if (simple && random.nextInt(4) == 0) {
        out.append(" ".repeat(random.nextInt(6))).append("# above\n");
      }
      out.append(line).append(simple && random.nextInt(4) == 0 ? "   # behind" : "").append('\n');
    }
    String commented = out.toString();
    boolean same =
        documents(commented).size() == 1
            && TreeShape.of(root(commented)).equals(TreeShape.of(root(text)));
    return same ? commented : text;
  }

  private static YamlMapping root(String text) {
    return (YamlMapping) documents(text).get(0).root();
  }

  private static List<YamlDocument> documents(String text) {
    return YamlTreeReader.read(new YamlSource("clockwork.yaml", text), new Problems());
  }

  private static YamlNode node(YamlNode from, FieldPath path) {
    YamlNode node = from;
    for (String step : Pointer.steps(path)) {
      node =
          node instanceof YamlMapping map
              ? map.entry(step).orElseThrow().value()
              : ((YamlSequence) node).items().get(Pointer.index(step));
    }
    return node;
  }

  private static List<Known> fields(String text) {
    YamlSource source = new YamlSource("clockwork.yaml", text);
    List<Known> fields = new ArrayList<>();
    collect(source, root(text), FieldPath.ROOT, 0, fields);
    return fields;
  }

  private static void collect(
      YamlSource source, YamlNode node, FieldPath path, int above, List<Known> fields) {
    if (node instanceof YamlMapping map) {
      for (YamlEntry entry : map.entries()) {
        FieldPath field = path.child(entry.name());
        int first = source.line(entry.key().start());
        int end = Math.max(entry.key().end(), entry.value().end());
        int last = source.line(Math.max(entry.key().start(), end - 1));
        fields.add(new Known(field, first, last, map.entries().size() == 1 ? above : first, true));
        collect(source, entry.value(), field, first, fields);
      }
    } else if (node instanceof YamlSequence list) {
      for (int i = 0; i < list.items().size(); i++) {
        YamlNode item = list.items().get(i);
        int first = source.line(item.start());
        int last = source.line(Math.max(item.start(), item.end() - 1));
        int alone = list.items().size() == 1 ? above : first;
        fields.add(new Known(path.child(i), first, last, alone, false));
        collect(source, item, path.child(i), first, fields);
      }
    }
  }

  /**
   * A field that exists, or whose parent does, with the lines that are its own, from 0; {@code
   * alone} is where they begin when it takes the brackets around it along.
   */
  private record Known(FieldPath path, int firstLine, int lastLine, int alone, boolean named) {
    Known around(String key) {
      return named
          ? new Known(path.child(key), firstLine, lastLine + 1, alone, true)
          : new Known(path.parent().orElseThrow().child("-"), 0, Integer.MAX_VALUE - 1, 0, false);
    }

    Known removed() {
      return new Known(path, alone, lastLine, alone, named);
    }
  }
}
