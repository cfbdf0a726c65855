package io.clockwork.cli.progress;

import io.clockwork.cli.console.Style;
import io.clockwork.cli.console.TerminalSize;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Running tasks as rows at the bottom of a terminal; what has ended scrolls above them. */
public final class LiveView implements RunView {
  private static final Duration FRAME = Duration.ofMillis(200);

  private final LiveScreen screen;
  private final Supplier<TerminalSize> size;
  private final Style style;
  private final InstantSource clock;
  private final RunLines lines;
  private final ScheduledExecutorService frames =
      Executors.newSingleThreadScheduledExecutor(LiveView::daemon);
  private volatile RunningTasks tasks = new RunningTasks(0);
  private volatile @Nullable Future<?> drawing;

  /** A view on this terminal, which has the size it is asked for each time. */
  public LiveView(PrintStream err, Style style, Supplier<TerminalSize> size, InstantSource clock) {
    screen = new LiveScreen(err, size);
    this.size = size;
    this.style = style;
    this.clock = clock;
    lines = new RunLines(style);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "live-view");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void started(String headline, int count) {
    tasks = new RunningTasks(count);
    screen.print(List.of(headline));
    drawing = frames.scheduleAtFixedRate(this::draw, 0, FRAME.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void attempt(String task, int number) {
    tasks.started(task, number, clock.instant());
  }

  @Override
  public void line(String task, String text) {
    tasks.line(task, text);
  }

  @Override
  public void retry(String task, int nextAttempt, Instant at, String reason) {
    tasks.waits(task, at, reason);
    print(lines.retry(task, nextAttempt, clock.instant(), at, reason));
  }

  @Override
  public void ended(EndedTask task) {
    tasks.ended(task.name());
    print(lines.ended(task));
  }

  @Override
  public void note(String text) {
    screen.print(text.lines().toList());
  }

  @Override
  public void close() {
    Future<?> running = drawing;
    if (running != null) {
      running.cancel(false);
    }
    frames.shutdownNow();
    screen.close();
  }

  private void print(String line) {
    screen.print(List.of(line), rows());
  }

  private void draw() {
    screen.draw(rows());
  }

  private List<String> rows() {
    return tasks.show(clock.instant(), size.get(), style);
  }
}
