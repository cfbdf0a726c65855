package io.clockwork.cli.report;

import io.clockwork.cli.markup.MarkupWriter;

/** The word for a state, coloured by the style sheet. */
final class StateBadge {
  private StateBadge() {}

  static void write(MarkupWriter out, String state) {
    out.leaf("span", state.replace('_', ' '), "class", "badge " + state);
  }
}
