from __future__ import annotations

import json
from datetime import datetime, timezone
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pendulum
import pytest
from airflow.timetables.interval import CronDataIntervalTimetable
from airflow.timetables.simple import NullTimetable

from airflow_provider_clockwork import run
from airflow_provider_clockwork.run_key import run_key

JAKARTA = pendulum.timezone("Asia/Jakarta")


def moment(day: int, hour: int, microsecond: int = 0) -> datetime:
    return datetime(2026, 1, day, hour, 0, 0, microsecond, tzinfo=timezone.utc)


def context(*, timetable: Any = None, run_type: str = "manual", zone: Any = JAKARTA, **dag_run: Any) -> Any:
    timetable = timetable or CronDataIntervalTimetable("0 2 * * *", timezone="Asia/Jakarta")
    recorded = {"logical_date": None, "run_after": None, "data_interval_start": None, "data_interval_end": None}
    return {
        "run_id": "r1",
        "ti": SimpleNamespace(try_number=2),
        "params": {"market": "sg"},
        "dag": SimpleNamespace(timetable=timetable, timezone=zone),
        "dag_run": SimpleNamespace(**{**recorded, "run_type": run_type, **dag_run}),
    }


def test_a_scheduled_run_covers_what_was_recorded() -> None:
    for run_type in ("scheduled", "backfill"):
        recorded = {"data_interval_start": moment(1, 19), "data_interval_end": moment(2, 19)}

        document = run.document(context(run_type=run_type, logical_date=moment(1, 19), **recorded))

        assert document == {
            "run_id": "r1",
            "attempt": 2,
            "interval": {"start": "2026-01-02T02:00:00+07:00", "end": "2026-01-03T02:00:00+07:00"},
            "params": {"market": "sg"},
        }


def test_a_run_by_hand_covers_the_last_whole_interval_whatever_was_recorded() -> None:
    recorded = {"data_interval_start": moment(9, 0), "data_interval_end": moment(9, 0)}

    document = run.document(context(logical_date=moment(5, 12, 123456), **recorded))

    assert document["interval"] == {"start": "2026-01-04T02:00:00+07:00", "end": "2026-01-05T02:00:00+07:00"}


def test_a_run_without_a_logical_date_has_the_moment_it_was_queued_for() -> None:
    document = run.document(context(run_after=moment(5, 12)))

    assert document["interval"]["end"] == "2026-01-05T02:00:00+07:00"


def test_without_a_schedule_both_ends_are_the_moment_in_whole_seconds() -> None:
    document = run.document(context(timetable=NullTimetable(), zone=timezone.utc, logical_date=moment(5, 12, 999999)))

    assert document["interval"] == {"start": "2026-01-05T12:00:00+00:00", "end": "2026-01-05T12:00:00+00:00"}


def test_a_timetable_that_gives_no_interval_is_refused() -> None:
    with pytest.raises(ValueError) as refused:
        run.document(context(timetable=object(), logical_date=moment(5, 12)))

    assert str(refused.value) == (
        "the DAG's timetable object gives a run by hand no interval; "
        "Clockwork writes CronDataIntervalTimetable of airflow.timetables.interval"
    )


def test_the_folder_of_a_run_is_the_contracts(vectors: Path) -> None:
    cases = json.loads((vectors / "run-keys.json").read_text())["cases"]

    assert [(case["id"], run_key(case["id"])) for case in cases] == [(case["id"], case["key"]) for case in cases]
