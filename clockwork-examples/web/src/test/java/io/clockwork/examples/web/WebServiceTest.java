package io.clockwork.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.executor.TaskExecutor;
import io.clockwork.model.Pipeline;
import io.clockwork.process.ProcessTaskExecutor;
import io.clockwork.yaml.PipelineYaml;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client of the service sees. */
class WebServiceTest {
  private static final Pipeline WEATHER = PipelineYaml.load(Path.of("..", "weather"));

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final TaskExecutor processes = ProcessTaskExecutor.create();
  private RunServer server;

  @BeforeEach
  void start() {
    Pipeline endless =
        Pipeline.builder("endless")
            .directory(folder)
            .task("wait", t -> t.shell("echo waiting; sleep 3600"))
            .task("after", t -> t.shell("true").after("wait"))
            .build();
    server = new RunServer(Map.of("weather", WEATHER, "endless", endless), processes, folder, 0);
  }

  @AfterEach
  void stop() {
    server.close();
    processes.close();
  }

  @Test
  void a_run_is_started_and_its_events_come_until_its_end() throws Exception {
    HttpResponse<String> started = send("POST", "/pipelines/weather/runs?lags=5");
    assertThat(started.statusCode()).isEqualTo(201);
    String run = started.headers().firstValue("Location").orElseThrow();
    assertThat(run).isEqualTo("/runs/" + started.body());

    List<String> events = events(run).toList();

    assertThat(events.get(0))
        .startsWith("{\"event\":\"run_started\"")
        .contains("\"lags\":{\"type\":\"integer\",\"value\":\"5\"}");
    assertThat(events)
        .filteredOn(event -> event.startsWith("{\"event\":\"task_ended\""))
        .hasSize(6)
        .allMatch(event -> event.contains("\"state\":\"succeeded\""));
    assertThat(events.get(events.size() - 1))
        .startsWith("{\"event\":\"run_ended\"")
        .contains("\"state\":\"succeeded\"");
    assertThat(events(run).toList()).as("told again to who comes late").isEqualTo(events);
    assertThat(send("GET", run).body()).isEqualTo("succeeded");
  }

  @Test
  void a_run_that_is_cancelled_ends_and_says_so_to_who_listens() throws Exception {
    String run = "/runs/" + send("POST", "/pipelines/endless/runs").body();
    Predicate<String> begun = event -> event.startsWith("{\"event\":\"attempt_started\"");
    assertThat(send("GET", run).body()).isEqualTo("running");

    List<String> afterBegun =
        events(run)
            .dropWhile(begun.negate())
            .peek(
                event -> {
                  if (begun.test(event)) {
                    assertThat(cancel(run)).isEqualTo(202);
                  }
                })
            .toList();

    assertThat(afterBegun.get(afterBegun.size() - 1))
        .startsWith("{\"event\":\"run_ended\"")
        .contains("\"state\":\"cancelled\"");
    assertThat(send("GET", run).body()).isEqualTo("cancelled");
  }

  @Test
  void closing_the_service_ends_its_runs_and_tells_who_listens() throws Exception {
    String run = "/runs/" + send("POST", "/pipelines/endless/runs").body();
    Iterator<String> events = events(run).iterator();
    assertThat(events.next()).contains("run_started");

    server.close();

    String event = events.next();
    while (!event.contains("run_ended")) {
      event = events.next();
    }
    assertThat(event).contains("\"state\":\"cancelled\"");
  }

  @Test
  void what_is_wrong_with_params_is_told_before_anything_runs() throws Exception {
    HttpResponse<String> refused = send("POST", "/pipelines/weather/runs?lags=five&lag=5");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("error[param-value]", "error[unknown-param]");
  }

  @Test
  void what_is_not_there_is_404() throws Exception {
    assertThat(send("POST", "/pipelines/..%2Fweather/runs").statusCode())
        .isGreaterThanOrEqualTo(400);
    assertThat(send("POST", "/pipelines/none/runs").statusCode()).isEqualTo(404);
    assertThat(send("GET", "/runs/none").body()).isEqualTo("there is no run of this id");
    assertThat(send("DELETE", "/runs/none").statusCode()).isEqualTo(404);
    assertThat(listen("/runs/none").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> send(String method, String path)
      throws IOException, InterruptedException {
    return client.send(
        request(path).method(method, HttpRequest.BodyPublishers.noBody()).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private int cancel(String run) {
    try {
      return send("DELETE", run).statusCode();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private HttpResponse<Stream<String>> listen(String path)
      throws IOException, InterruptedException {
    return client.send(
        request(path).header("Accept", "text/event-stream").build(),
        HttpResponse.BodyHandlers.ofLines());
  }

  /** The events of a run as they come. */
  private Stream<String> events(String run) throws IOException, InterruptedException {
    return listen(run + "/events")
        .body()
        .filter(line -> line.startsWith("data: "))
        .map(line -> line.substring("data: ".length()));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }
}
