package io.clockwork.examples.markets;

import java.util.List;

/**
 * A market, and what is particular about it.
 *
 * @param code two letters
 * @param timezone whose days are meant
 * @param channels where it sells
 */
public record Market(String code, String timezone, List<String> channels) {
  /** All markets there are. */
  public static final List<Market> ALL =
      List.of(
          new Market("id", "Asia/Jakarta", List.of("web", "shop", "app")),
          new Market("sg", "Asia/Singapore", List.of("web", "app")),
          new Market("vn", "Asia/Ho_Chi_Minh", List.of("web", "shop", "app")));

  /** Copies the list. */
  public Market {
    channels = List.copyOf(channels);
  }
}
