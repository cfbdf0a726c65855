from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pendulum
import pytest
from airflow.timetables.base import TimeRestriction
from airflow.timetables.interval import CronDataIntervalTimetable
from airflow.timetables.simple import NullTimetable

from airflow_provider_clockwork import run


@pytest.fixture
def intervals(vectors: Path) -> Any:
    """What the contract pins."""
    return json.loads((vectors / "intervals.json").read_text())


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def told(ends: tuple[datetime, datetime], zone: str) -> list[str]:
    return [end.astimezone(ZoneInfo(zone)).isoformat(timespec="seconds").replace("+00:00", "Z") for end in ends]


def test_a_run_by_hand_covers_what_the_contract_says_also_where_the_clock_changes(intervals: Any) -> None:
    for case in intervals["by_hand"]:
        timetable = CronDataIntervalTimetable(case["cron"], timezone=case["zone"])

        found = run.of_timetable(timetable, moment(case["moment"]))

        assert told(found, case["zone"]) == case["interval"], case


def test_a_run_without_a_cron_covers_its_moment(intervals: Any) -> None:
    for case in intervals["without_cron"]:
        found = run.of_timetable(NullTimetable(), moment(case.get("moment") or case["interval"][0]))

        assert told(found, case["zone"]) == case["interval"], case


def test_airflow_schedules_the_intervals_of_the_contract(intervals: Any) -> None:
    for case in intervals["scheduled"]:
        restriction = TimeRestriction(first(case), last(case), catchup=True)
        timetable = CronDataIntervalTimetable(case["cron"], timezone=case["zone"])
        found, previous = [], None
        while len(found) < case["count"] and (
            info := timetable.next_dagrun_info(last_automated_data_interval=previous, restriction=restriction)
        ):
            previous = info.data_interval
            found.append(told((previous.start, previous.end), case["zone"]))

        assert found == case["intervals"], case


def first(case: Any) -> Any:
    return bound(case["start"], case["zone"])


def last(case: Any) -> Any:
    """A day as an end counts as a whole one."""
    if case["end"] is None or "T" in case["end"]:
        return case["end"] and bound(case["end"], case["zone"])
    return bound(str(moment(case["end"]).date() + timedelta(days=1)), case["zone"]) - timedelta(seconds=1)


def bound(text: str, zone: str) -> Any:
    if "T" in text:
        return pendulum.instance(moment(text))
    return pendulum.instance(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))).in_timezone("UTC")
