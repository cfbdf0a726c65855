"""The run of which a request speaks, and the context that Airflow makes of it for a task."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .problem import Problem
from .serialising import restored, stored
from .times import moment
from .versions import IS_2

KEYS = ("run_id", "run_type", "logical_date", "start", "end", "run_after", "conf", "try_number", "map_index")


@dataclass(frozen=True)
class Run:
    """One run and attempt; what a request does not say follows from its logical date and the timetable."""

    run_id: str
    run_type: str
    logical_date: datetime | None
    start: datetime | None
    end: datetime | None
    run_after: datetime
    conf: dict[str, Any]
    try_number: int
    map_index: int


def run(dag: Any, said: Any) -> Run:
    """The run that a request describes."""
    if not isinstance(said, dict):
        raise Problem('the run is missing, like "run": {"logical_date": "2026-01-01T00:00:00Z"}')
    if unknown := sorted(set(said) - set(KEYS)):
        raise Problem(f"a run has no {', '.join(unknown)}; it has: {', '.join(KEYS)}")
    logical_date = moment(said.get("logical_date"))
    run_after = moment(said.get("run_after")) or logical_date
    if run_after is None:
        raise Problem("a run has a logical_date, or on Airflow 3 at least run_after")
    if logical_date is None and IS_2:
        raise Problem("Airflow 2 has no run without a logical_date")
    start, end = moment(said.get("start")), moment(said.get("end"))
    if logical_date and not (start and end):
        inferred = restored(stored(dag)).timetable.infer_manual_data_interval(run_after=logical_date)
        start, end = inferred.start, inferred.end
    run_type = said.get("run_type", "manual")
    return Run(
        run_id=said.get("run_id", f"{run_type}__{run_after.isoformat()}"),
        run_type=run_type,
        logical_date=logical_date,
        start=start,
        end=end,
        run_after=run_after,
        conf=said.get("conf", {}),
        try_number=said.get("try_number", 1),
        map_index=said.get("map_index", -1),
    )
