"""The run document: for whom and when a step is done, made for each attempt."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from airflow.sdk.definitions.context import Context

# Runs whose recorded interval is the scheduler's own; all others are made by hand or by another DAG.
SCHEDULED = ("scheduled", "backfill")


def document(context: Context) -> dict[str, Any]:
    """Run id, attempt, interval and params of the task that is about to run."""
    instance = context["ti"]
    start, end = interval(context)
    return {
        "run_id": context["run_id"],
        "attempt": instance.try_number,
        "interval": {"start": moment(context, start), "end": moment(context, end)},
        "params": dict(context["params"]),
    }


def text(run: dict[str, Any]) -> str:
    """The document as it is handed to the runtime."""
    return json.dumps(run, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def interval(context: Context) -> tuple[datetime, datetime]:
    """What the run covers.

    A scheduled run covers what the scheduler recorded. A run by hand covers the last interval that was
    whole at its moment: its logical date, otherwise the time it was queued for. What Airflow recorded
    for it is not used, as the UI, the API and a triggering DAG record different things.
    """
    run: Any = context["dag_run"]
    if run.run_type in SCHEDULED and run.data_interval_start and run.data_interval_end:
        return run.data_interval_start, run.data_interval_end
    at = getattr(run, "logical_date", None) or run.run_after
    return of_timetable(context["dag"].timetable, at)


def of_timetable(timetable: Any, at: datetime) -> tuple[datetime, datetime]:
    """The last whole interval of a timetable at a moment; without a schedule both ends are the moment."""
    import pendulum

    if type(timetable).__name__ == "NullTimetable":
        return at, at
    infer = getattr(timetable, "infer_manual_data_interval", None)
    if infer is None:
        raise ValueError(
            f"the DAG's timetable {type(timetable).__name__} gives a run by hand no interval; "
            "Clockwork writes CronDataIntervalTimetable of airflow.timetables.interval"
        )
    found = infer(run_after=pendulum.instance(at))
    if not found.start < found.end <= at:
        found = _stepped(timetable, pendulum.instance(at))
    return found.start, found.end


def _stepped(timetable: Any, at: Any) -> Any:
    """The last interval that was whole at the moment, of those that are scheduled one after another.

    Near a change of the clock the timetable may give a run by hand an interval that is empty or ends later.
    """
    from airflow.timetables.base import TimeRestriction

    always = TimeRestriction(earliest=None, latest=None, catchup=True)
    last = timetable.infer_manual_data_interval(run_after=at.subtract(days=2))
    while True:
        following = timetable.next_dagrun_info(last_automated_data_interval=last, restriction=always)
        if following is None or not last.end < following.data_interval.end <= at:
            return last
        last = following.data_interval


def moment(context: Context, time: datetime) -> str:
    """RFC 3339 with the offset of the DAG's time zone and whole seconds."""
    local = time.astimezone(context["dag"].timezone).replace(microsecond=0)
    return datetime.isoformat(local)
