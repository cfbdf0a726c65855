package io.clockwork.model;

/** Conditions of one kind. Reports every violation, whatever the other rules find. */
interface Rule {
  void check(DraftIndex draft, Findings findings);
}
