"""The runs and intervals of a DAG's timetable, as the scheduler computes them."""

from __future__ import annotations

import itertools
from datetime import datetime
from typing import Any

from .plain import plain
from .serialising import restored, stored
from .times import moment

MOST_RUNS = 10_000


def runs(dag: Any, since: Any, until: Any) -> list[dict[str, Any]]:
    """The scheduled runs whose logical date lies in the time asked for and in the DAG's own."""
    earliest = max(time for time in (moment(since), dag.start_date) if time)
    latest = min(time for time in (moment(until), dag.end_date) if time)
    if latest < earliest:
        return []
    infos = restored(stored(dag)).iter_dagrun_infos_between(earliest, latest)
    return [
        {
            "logical_date": _local(dag, info.logical_date),
            **interval(dag, info.data_interval),
            "run_after": _local(dag, info.run_after),
        }
        for info in itertools.islice(infos, MOST_RUNS)
    ]


def by_hand(dag: Any, at: Any) -> dict[str, Any]:
    """The interval that the timetable gives a run made by hand at that moment."""
    timetable = restored(stored(dag)).timetable
    return interval(dag, timetable.infer_manual_data_interval(run_after=moment(at)))


def interval(dag: Any, interval: Any) -> dict[str, Any]:
    """Both ends of a data interval, in the DAG's time zone."""
    return {"start": _local(dag, interval.start), "end": _local(dag, interval.end)} if interval else {}


def _local(dag: Any, time: datetime) -> Any:
    return plain(time.astimezone(dag.timezone))
