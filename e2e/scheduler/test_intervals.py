"""Intervals that tasks were told, beside the contract's vectors, for each way in which a run comes to be."""

from __future__ import annotations

import json
from typing import Any

import pytest
from conftest import AT
from installation import Airflow
from places import ROOT
from schedules import Schedules

VECTORS = json.loads((ROOT / "contract" / "vectors" / "intervals.json").read_text())

# What schedules/interval.yaml says.
CRON = {"cron": "30 2 * * *", "zone": "Europe/Berlin"}
BOUNDS = {"start": "2026-03-28", "end": "2026-03-30"}

# In the night that skips the hour of the cron: before it comes, and after.
MOMENTS = ("2026-03-29T01:26:18Z", "2026-03-29T17:24:12Z")


def the(cases: str, **wanted: str) -> Any:
    """The only case of the vectors that says that."""
    (case,) = [case for case in VECTORS[cases] if wanted.items() <= case.items()]
    return case


@pytest.fixture(scope="module")
def scheduled(airflow: Airflow, schedules: Schedules) -> list[str]:
    """The runs that were caught up."""
    return airflow.runs("interval", "scheduled", len(the("scheduled", **CRON, **BOUNDS)["intervals"]))


def told(schedules: Schedules, dag: str, run: str, attempt: int = 1, task: str | None = None) -> list[str]:
    """The interval that a task saw, whose date is that of its start."""
    start, end, date = schedules.left(dag, run, task or dag, attempt)["interval"].split()
    assert date == start[:10]
    return [start, end]


def test_scheduled_runs_cover_those_of_the_contract(schedules: Schedules, scheduled: list[str]) -> None:
    wanted = the("scheduled", **CRON, **BOUNDS)["intervals"]

    assert [told(schedules, "interval", run) for run in scheduled] == wanted


def test_runs_by_hand_cover_the_last_that_was_whole_at_their_moment(
    airflow: Airflow, schedules: Schedules, scheduled: list[str]
) -> None:
    runs = {airflow.trigger("interval", f"at-{moment}", {}, moment): moment for moment in MOMENTS}

    for run, moment in runs.items():
        assert airflow.ended("interval", run) == "success"
        assert told(schedules, "interval", run) == the("by_hand", **CRON, moment=moment)["interval"]


def test_runs_that_were_cleared_cover_what_they_covered_before(
    airflow: Airflow, schedules: Schedules, scheduled: list[str]
) -> None:
    by_hand = airflow.trigger("interval", "cleared", {}, "2026-03-29T15:43:33Z")
    assert airflow.ended("interval", by_hand) == "success"
    for run in (scheduled[0], by_hand):
        airflow.clear("interval", run, "interval")

    for run in (scheduled[0], by_hand):
        assert airflow.ended("interval", run) == "success"
        assert told(schedules, "interval", run, 2) == told(schedules, "interval", run)


def test_runs_of_a_backfill_cover_those_of_scheduled_ones(airflow: Airflow, schedules: Schedules) -> None:
    wanted = the("scheduled", **CRON, **BOUNDS)["intervals"]

    airflow.fill_back("filled-back", "2026-03-28", "2026-03-31")

    runs = airflow.runs("filled-back", "backfill", len(wanted))
    assert [told(schedules, "filled-back", run) for run in runs] == wanted


def test_a_run_without_a_cron_covers_its_moment(schedules: Schedules, fault: str) -> None:
    wanted = the("without_cron", zone="UTC", moment=AT)["interval"]

    assert told(schedules, "faults", fault, task="tidies") == wanted
