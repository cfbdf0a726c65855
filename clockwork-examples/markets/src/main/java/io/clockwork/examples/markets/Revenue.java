package io.clockwork.examples.markets;

import static io.clockwork.model.DataType.FILE;
import static io.clockwork.model.DataType.INTEGER;

import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import io.clockwork.schedule.Schedule;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What each market sells: a pipeline for every market, in it a task for every channel. */
public final class Revenue {
  private static final String ORDERS =
      "awk -F, -v market=\"$MARKET\" '$2 == market' orders.csv > \"$CLOCKWORK_OUTPUT_ORDERS\"";
  private static final String SUM =
      "awk -F, -v channel=\"$CHANNEL\" '$3 == channel { sum += $4 } END { print sum + 0 }'"
          + " \"$CLOCKWORK_INPUT_ORDERS\" > \"$CLOCKWORK_OUTPUT_AMOUNT\"";

  private Revenue() {}

  /**
   * The pipelines of all markets, by their codes.
   *
   * @param folder where the orders are
   */
  public static Map<String, Pipeline> pipelines(Path folder) {
    Map<String, Pipeline> pipelines = new LinkedHashMap<>();
    for (Market market : Market.ALL) {
      pipelines.put(market.code(), pipeline(market, folder));
    }
    return pipelines;
  }

  private static Pipeline pipeline(Market market, Path folder) {
    Pipeline.Builder pipeline =
        Pipeline.builder("revenue-" + market.code())
            .directory(folder)
            .defaults(t -> t.env("MARKET", market.code()))
            .task("extract", t -> t.shell(ORDERS).output("orders", FILE).retries(2));
    for (String channel : market.channels()) {
      pipeline.task(
          channel,
          t ->
              t.shell(SUM)
                  .env("CHANNEL", channel)
                  .input("orders", "extract.orders")
                  .output("amount", INTEGER));
    }
    return pipeline.task("report", t -> report(market, t)).build();
  }

  /** One argument for each channel, filled from its task. */
  private static void report(Market market, Task.Builder task) {
    task.command("echo", market.code());
    for (String channel : market.channels()) {
      task.args(channel + "=${inputs." + channel + "}").input(channel, channel + ".amount");
    }
  }

  /** Every night after the market's day. */
  public static Schedule schedule(Market market) {
    return Schedule.builder("revenue-" + market.code())
        .owner("growth")
        .cron("30 0 * * *")
        .timezone(market.timezone())
        .start("2026-01-01")
        .tags("revenue", market.code())
        .pipeline("https://git.example.com/growth/revenue.git", "main", "clockwork.yaml")
        .build();
  }
}
