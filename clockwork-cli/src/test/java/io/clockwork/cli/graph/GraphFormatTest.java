package io.clockwork.cli.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.DataType;
import io.clockwork.model.Pipeline;
import java.io.StringReader;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class GraphFormatTest {
  private static final String HOSTILE =
      "\"></text><script>alert(1)</script>]]>\\\" -->|x| \u001b[31m \u202e #quot; `";

  private static Pipeline churn() {
    return Pipeline.builder("churn")
        .task(
            "extract",
            t -> t.python("etl/extract.py").output("raw", DataType.FILE).output("n", DataType.JSON))
        .task("check", t -> t.python("check.py").input("raw", "extract.raw"))
        .task(
            "train",
            t ->
                t.notebook("train.ipynb")
                    .input("raw", "extract.raw")
                    .input("n", "extract.n")
                    .after("check")
                    .output("model", DataType.DIRECTORY))
        .task("report", t -> t.command("report", "--fast").input("model", "train.model"))
        .task("notify", t -> t.shell("echo done\necho really").after("train"))
        .build();
  }

  private static Pipeline hostile() {
    return Pipeline.builder("hostile")
        .task("first", t -> t.shell(HOSTILE))
        .task("second", t -> t.command(HOSTILE).after("first"))
        .build();
  }

  /** Layers of ten tasks, each joined to three of the layer before. */
  private static Pipeline large() {
    Pipeline.Builder builder = Pipeline.builder("large");
    for (int at = 0; at < 100; at++) {
      String[] parents =
          IntStream.of(at - 10, at / 10 * 10 - 10 + at % 7, at - 20)
              .filter(parent -> parent >= 0)
              .distinct()
              .mapToObj(GraphFormatTest::name)
              .toArray(String[]::new);
      builder.task(name(at), t -> t.python("a.py").after(parents));
    }
    return builder.build();
  }

  private static String name(int at) {
    return "task-" + at;
  }

  @Test
  void text_is_a_tree_with_every_task_once() {
    assertThat(GraphFormat.TEXT.render(churn()))
        .isEqualTo(
            """
            churn: 5 tasks in 4 levels
            ● extract  python etl/extract.py
            ↓ check    python check.py
            ↓ train    notebook train.ipynb  (after extract, check)
            ├─ report  command report --fast
            └─ notify  shell echo done
            """);
  }

  @Test
  void text_of_one_task_is_short() {
    assertThat(
            GraphFormat.TEXT.render(
                Pipeline.builder("job").task("job", t -> t.python("job.py")).build()))
        .isEqualTo("job: 1 task\n● job  python job.py\n");
  }

  @Test
  void mermaid_names_what_flows_and_dots_what_only_waits() {
    assertThat(GraphFormat.MERMAID.render(churn()))
        .isEqualTo(
            """
            flowchart LR
              t1["extract<br/>python etl/extract.py"]
              t2["check<br/>python check.py"]
              t3["train<br/>notebook train.ipynb"]
              t4["report<br/>command report --fast"]
              t5["notify<br/>shell echo done"]
              t1 -->|"raw"| t2
              t1 -->|"raw, n"| t3
              t2 -.-> t3
              t3 -->|"model"| t4
              t3 -.-> t5
            """);
  }

  @Test
  void dot_names_what_flows_and_dashes_what_only_waits() {
    assertThat(GraphFormat.DOT.render(churn()))
        .isEqualTo(
            """
            digraph "churn" {
              rankdir=LR;
              node [shape=box, style=rounded, fontname="sans-serif"];
              edge [fontname="sans-serif", fontsize=10];
              "extract" [label="extract\\npython etl/extract.py"];
              "check" [label="check\\npython check.py"];
              "train" [label="train\\nnotebook train.ipynb"];
              "report" [label="report\\ncommand report --fast"];
              "notify" [label="notify\\nshell echo done"];
              "extract" -> "check" [label="raw"];
              "extract" -> "train" [label="raw, n"];
              "check" -> "train" [style=dashed];
              "train" -> "report" [label="model"];
              "train" -> "notify" [style=dashed];
            }
            """);
  }

  @ParameterizedTest
  @EnumSource
  void hostile_texts_never_reach_a_drawing_as_they_are(GraphFormat format) {
    assertThat(format.render(hostile()))
        .doesNotContain("\u001b", "\u202e")
        .isEqualTo(format.render(hostile()))
        .endsWith("\n");
  }

  @Test
  void quotes_and_backslashes_are_escaped_in_each_language() {
    assertThat(GraphFormat.MERMAID.render(hostile()))
        .contains("shell #34;#62;#60;/text#62;#60;script#62;alert#40;1#41;#60;/script#62;")
        .contains("#35;quot#59; #96;\"]");
    assertThat(GraphFormat.DOT.render(hostile()))
        .contains("shell \\\"></text><script>alert(1)</script>]]>\\\\\\\" -->|x| ");
  }

  @Test
  void svg_is_well_formed_and_holds_every_task_and_edge() throws Exception {
    Document svg = parse(GraphFormat.SVG.render(churn()));
    assertThat(texts(svg, "name")).isEqualTo("extract check train report notify");
    assertThat(texts(svg, "kind")).isEqualTo("python python notebook command shell");
    assertThat(count(svg, "path", "tip")).isEqualTo(5);
    assertThat(count(svg, "path", "edge order")).isEqualTo(2);
  }

  @Test
  void svg_of_hostile_texts_is_well_formed_and_without_script() throws Exception {
    Document svg = parse(GraphFormat.SVG.render(hostile()));
    assertThat(svg.getElementsByTagName("script").getLength()).isZero();
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
        .contains("</text><script>alert(1)</script>]]>");
  }

  @Test
  void boxes_of_a_large_svg_lie_apart_and_inside() throws Exception {
    Document svg = parse(GraphFormat.SVG.render(large()));
    NodeList boxes = svg.getElementsByTagName("rect");
    assertThat(boxes.getLength()).isEqualTo(100);
    for (int one = 0; one < boxes.getLength(); one++) {
      Element box = (Element) boxes.item(one);
      assertThat(number(box, "y")).isNotNegative();
      assertThat(number(box, "y") + number(box, "height"))
          .isLessThan(number(svg.getDocumentElement(), "height"));
      for (int two = 0; two < one; two++) {
        Element other = (Element) boxes.item(two);
        boolean apart =
            number(box, "x") != number(other, "x")
                || Math.abs(number(box, "y") - number(other, "y")) >= 50;
        assertThat(apart).as("boxes %d and %d", two, one).isTrue();
      }
    }
  }

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  private static int number(Element element, String attribute) {
    return Integer.parseInt(element.getAttribute(attribute));
  }

  private static String texts(Document svg, String look) {
    StringBuilder out = new StringBuilder();
    NodeList found = svg.getElementsByTagName("text");
    for (int at = 0; at < found.getLength(); at++) {
      if (((Element) found.item(at)).getAttribute("class").equals(look)) {
        out.append(found.item(at).getTextContent()).append(' ');
      }
    }
    return out.toString().strip();
  }

  private static long count(Document svg, String element, String look) {
    NodeList found = svg.getElementsByTagName(element);
    long count = 0;
    for (int at = 0; at < found.getLength(); at++) {
      count += ((Element) found.item(at)).getAttribute("class").equals(look) ? 1 : 0;
    }
    return count;
  }
}
