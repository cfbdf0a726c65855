package io.clockwork.schedule;

import io.clockwork.model.Findings;

/** Conditions of one kind. Reports every violation, whatever the other rules find. */
interface ScheduleRule {
  void check(ScheduleDraft draft, Findings findings);
}
