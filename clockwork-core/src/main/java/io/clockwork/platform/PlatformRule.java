package io.clockwork.platform;

import io.clockwork.model.Findings;

/** Conditions of one kind. Reports every violation, whatever the other rules find. */
interface PlatformRule {
  void check(Platform platform, Findings findings);
}
