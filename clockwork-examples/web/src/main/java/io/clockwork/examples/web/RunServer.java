package io.clockwork.examples.web;

import io.clockwork.diagnostic.ClockworkException;
import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.TextFormat;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.model.Pipeline;
import io.clockwork.run.RunState;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.sse.SseClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Phaser;

/**
 * The routes of the service. Closing it cancels what still runs, and waits until whoever listens
 * was told.
 */
final class RunServer implements AutoCloseable {
  /** A silent connection is written to now and then, to find out whether somebody still listens. */
  private static final Duration SILENCE = Duration.ofSeconds(15);

  private final Map<String, Pipeline> pipelines;
  private final Runs runs;

  /** Who listens to events, and the service itself. */
  private final Phaser listeners = new Phaser(1);

  private final Javalin server;

  /**
   * Starts it, on this machine's own address.
   *
   * @param pipelines what may be run, by name
   * @param executor what runs their tasks; closing it stays with the caller
   * @param folder where runs are kept
   * @param port 0 for one that is free
   */
  RunServer(Map<String, Pipeline> pipelines, TaskExecutor executor, Path folder, int port) {
    this.pipelines = Map.copyOf(pipelines);
    runs = new Runs(executor, folder);
    server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  routes(config.routes);
                })
            .start("127.0.0.1", port);
  }

  int port() {
    return server.port();
  }

  private void routes(RoutesConfig routes) {
    routes.post("/pipelines/{pipeline}/runs", this::start);
    routes.get("/runs/{run}", this::state);
    routes.sse("/runs/{run}/events", this::tell);
    routes.delete("/runs/{run}", this::cancel);
    routes.exception(InvalidDocumentException.class, RunServer::invalid);
    routes.exception(ClockworkException.class, RunServer::unavailable);
  }

  private void start(Context request) {
    String name = request.pathParam("pipeline");
    Pipeline pipeline =
        Optional.ofNullable(pipelines.get(name))
            .orElseThrow(() -> new NotFoundResponse("there is no pipeline of this name"));
    Map<String, String> params = new LinkedHashMap<>();
    request.queryParamMap().forEach((param, values) -> params.put(param, values.get(0)));
    ServedRun run = runs.start(pipeline, params);
    request.status(HttpStatus.CREATED).header("Location", "/runs/" + run.id()).result(run.id());
  }

  private void state(Context request) {
    request.result(find(request).events().end().map(RunState::id).orElse("running"));
  }

  private void cancel(Context request) {
    find(request).handle().cancel();
    request.status(HttpStatus.ACCEPTED);
  }

  private void tell(SseClient client) {
    EventStream events = find(client.ctx()).events();
    int told = 0;
    listeners.register();
    try {
      while (!events.endsAt(told) && !client.terminated()) {
        List<String> next = events.from(told, SILENCE);
        next.forEach(event -> client.sendEvent("event", event));
        told += next.size();
        if (next.isEmpty()) {
          client.sendComment("still running");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      listeners.arriveAndDeregister();
    }
  }

  private ServedRun find(Context request) {
    return runs.find(request.pathParam("run"))
        .orElseThrow(() -> new NotFoundResponse("there is no run of this id"));
  }

  private static void invalid(InvalidDocumentException problem, Context request) {
    request.status(HttpStatus.BAD_REQUEST).result(TextFormat.plain().render(problem.report()));
  }

  private static void unavailable(ClockworkException problem, Context request) {
    request.status(HttpStatus.SERVICE_UNAVAILABLE).result(String.valueOf(problem.getMessage()));
  }

  @Override
  public void close() {
    runs.stop();
    listeners.arriveAndAwaitAdvance();
    server.stop();
  }
}
