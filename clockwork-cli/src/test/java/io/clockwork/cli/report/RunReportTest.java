package io.clockwork.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.clockwork.cli.markup.MarkupWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunReportTest {
  private static final Set<String> ELEMENTS =
      Set.of(
          ("#root html head meta title style body main header footer section h1 h2 h3 h4 p a div span"
                  + " dl dt dd table thead tbody tr th td details summary pre code img svg g path"
                  + " rect text")
              .split(" "));
  private static final Set<String> ATTRIBUTES =
      Set.of(
          ("lang charset http-equiv content name class id href open src alt role aria-label xmlns"
                  + " viewbox preserveaspectratio width height x y rx d")
              .split(" "));

  @TempDir Path folder;

  private Document report(String text) throws IOException {
    return Jsoup.parse(markup(new SampleRun(folder, text).run()));
  }

  private static String markup(ReportedRun run) throws IOException {
    StringBuilder out = new StringBuilder();
    RunReport.write(run, out);
    return out.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)\" x='",
        "' onmouseover='alert(1)",
        "javascript:alert(1)",
        "<a href=\"javascript:alert(1)\">x</a>",
        "</title></style></pre></details></section><iframe src=\"//x\"></iframe>",
        "]]><svg onload=alert(1)><!-- --!> <![CDATA[",
        "&lt;script&gt;&#60;b&#62;",
        "\0<\0script>",
        "\ud800<b>\udc00",
        "\u001b]8;;http://x\u0007link\u001b]8;;\u0007\u001b[31m<b>red",
        "\u202e<b>turned",
        "<base href=//x><meta http-equiv=refresh content=0><link rel=stylesheet href=//x>",
        "<style>*{background:url(//x)}</style>",
      })
  void hostile_text_stays_text_everywhere(String text) throws IOException {
    Document page = report(text);
    for (Element element : page.getAllElements()) {
      assertThat(ELEMENTS).contains(element.tagName());
      element
          .attributes()
          .forEach(
              attribute ->
                  assertThat(ATTRIBUTES).contains(attribute.getKey().toLowerCase(Locale.ROOT)));
    }
    assertThat(page.select("[href]").eachAttr("href")).allMatch(link -> link.matches("#t\\d+"));
    assertThat(page.select("[src]").eachAttr("src"))
        .hasSize(2)
        .allMatch(image -> image.startsWith("data:image/png;base64,iVBOR"));
    assertThat(page.outerHtml()).doesNotContain("\0", "\u001b", "\u202e");
  }

  @Test
  void hostile_text_can_still_be_read() throws IOException {
    String text = "<img src=x onerror=alert(1)>";
    Document page = report(text);
    assertThat(page.select(".params dd").text()).isEqualTo(text);
    assertThat(page.select("#t0 details pre").first().text()).isEqualTo(text);
    assertThat(page.select("#t1 > .reason").text()).isEqualTo(text);
  }

  @Test
  void page_forbids_scripts_and_everything_from_elsewhere() throws IOException {
    assertThat(
            report("plain")
                .select("head > meta[http-equiv=Content-Security-Policy]")
                .attr("content"))
        .isEqualTo("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    assertThat(report("plain").select("script, [style]")).isEmpty();
  }

  @Test
  void page_tells_the_whole_run() throws IOException {
    Document page = report("plain");
    assertThat(page.title()).isEqualTo("churn · failed · plain");
    assertThat(page.select("main > header h1").text()).isEqualTo("churn failed");
    assertThat(page.select("main > header .facts div").eachText())
        .containsExactly(
            "Run plain",
            "Started 2026-11-23 08:00:00 Z",
            "Took 2m 00s",
            "Executor process (plain)",
            "Interval 2026-11-23T08:00:00Z",
            "p plain");
    assertThat(page.select("main > section > h2").eachText())
        .containsExactly(
            "Timeline",
            "Graph",
            "Tasks",
            "extract succeeded",
            "train failed",
            "report upstream failed");
    assertThat(page.select("tbody tr").eachText())
        .containsExactly(
            "extract succeeded 2 50.0s",
            "train failed 1 40.0s plain",
            "report upstream failed – – task \"train\" failed");
  }

  @Test
  void timeline_shows_attempts_and_the_waits_between_them() throws IOException {
    Document page = report("plain");
    assertThat(page.select(".row title").eachText())
        .containsExactly(
            "extract succeeded",
            "attempt 1, failed, 20.0s",
            "waiting 30.0s",
            "attempt 2, succeeded, 30.0s",
            "train failed",
            "attempt 3, failed, 40.0s");
    Element wait = page.select(".wait").first();
    assertThat(wait.attr("x")).isEqualTo("166.7");
    assertThat(wait.attr("width")).isEqualTo("250.0");
  }

  @Test
  void graph_shows_each_task_in_its_state() throws IOException {
    assertThat(report("plain").select(".dag .task").eachAttr("class"))
        .containsExactly("task succeeded", "task failed", "task upstream_failed");
  }

  @Test
  void outputs_are_shown_as_what_they_are() throws IOException {
    Document page = report("plain");
    List<String> outputs = page.select("#t0 .outputs > div").eachText();
    assertThat(outputs).hasSize(6);
    assertThat(outputs.get(0)).isEqualTo("rows integer 12345");
    assertThat(outputs.get(2))
        .isEqualTo("page file 6 bytes " + folder.resolve("page.html") + " Content plain");
    assertThat(outputs.get(4))
        .isEqualTo(
            "model directory 2 entries "
                + folder.resolve("model")
                + " Content empty/\nweights  5 bytes");
    assertThat(outputs.get(5)).isEqualTo("lost file gone: " + folder.resolve("lost"));
  }

  @Test
  void notebook_shows_texts_code_and_pictures_and_no_html() throws IOException {
    Document page = report("plain");
    assertThat(page.select(".notebook > *:not(summary):not(img)").eachText())
        .containsExactly(
            "Train plain [x](javascript:alert(1)) plain",
            "plain",
            "fit(plain)",
            "epoch 1\nplain",
            "a table plain",
            "An output without plain text is not shown.",
            "no picture",
            "ValueError: plain");
  }

  @Test
  void damaged_notebook_is_named() throws IOException {
    ReportedRun run = new SampleRun(folder, "plain").run();
    Path notebook = Files.writeString(folder.resolve("notebook.ipynb"), "{\"cells\": [");
    assertThat(Jsoup.parse(markup(run)).select("#t1 .note").text())
        .isEqualTo("The executed notebook is damaged: " + notebook);
  }

  @Test
  void huge_log_is_shown_by_its_ends() throws IOException {
    ReportedRun run = new SampleRun(folder, "plain").run();
    byte[] lines = new byte[1 << 20];
    Arrays.fill(lines, (byte) '<');
    lines[lines.length - 1] = '\n';
    try (OutputStream log = Files.newOutputStream(SampleRun.log(folder, 1))) {
      log.write("first\n".getBytes(StandardCharsets.UTF_8));
      for (int mega = 0; mega < 100; mega++) {
        log.write(lines);
      }
      log.write("last\n".getBytes(StandardCharsets.UTF_8));
    }
    String markup = markup(run);
    assertThat(markup.length()).isLessThan(1 << 20);
    Element log = Jsoup.parse(markup).select("#t0 details:has(.cut)").first();
    assertThat(log.select("summary").text()).isEqualTo("Log, 100.0 MiB");
    assertThat(log.select("pre").eachText()).containsExactly("first", "last");
    assertThat(log.select(".cut").text())
        .isEqualTo("About 99.9 MiB left out; all of it: " + SampleRun.log(folder, 1));
  }

  @Test
  void report_is_written_whole_and_alone() throws IOException {
    ReportedRun run = new SampleRun(folder, "plain").run();
    Path file = folder.resolve("new/report.html");
    RunReport.write(run, file);
    RunReport.write(run, file);
    assertThat(Files.readString(file)).isEqualTo(markup(run));
    try (Stream<Path> files = Files.list(folder.resolve("new"))) {
      assertThat(files.toList()).containsExactly(file);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"onclick", "src", "href", "a b", "x>"})
  void attributes_that_run_or_load_cannot_be_written(String attribute) {
    MarkupWriter out = new MarkupWriter(new StringBuilder());
    assertThat(catchThrowable(() -> out.open("a", attribute, "//x")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
