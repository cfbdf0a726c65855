"""Runs as Airflow itself records them in its database, by each way in which one comes to be."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pendulum
from clockwork_airflow_tester.versions import IS_2

# The night in which Berlin's clock skips the hour of the schedule.
MORNING, AFTERNOON = datetime(2026, 3, 29, 0, tzinfo=timezone.utc), datetime(2026, 3, 29, 14, tzinfo=timezone.utc)
SATURDAY = ["2026-03-27T02:00:00+01:00", "2026-03-28T02:00:00+01:00"]
SUNDAY = ["2026-03-28T02:00:00+01:00", "2026-03-29T03:00:00+02:00"]

ASKED = """
import json, sys
sys.path[:0] = sys.argv[1:3]
from clockwork_airflow_tester import home
home.make()
import test_recorded_runs
print(json.dumps(getattr(test_recorded_runs, sys.argv[3])()))
"""


def in_process(question: str) -> Any:
    """The answer of a function here, by a process with an Airflow home of its own."""
    here = Path(__file__).resolve().parent
    folders = [str(here), str(here.parent / "tester")]
    environment = {**os.environ, "PYTHONPATH": str(here.parent / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", ASKED, *folders, question], capture_output=True, text=True, env=environment, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_a_run_triggered_by_hand_has_the_last_whole_interval_at_its_moment() -> None:
    assert in_process("triggered") == [SATURDAY, SUNDAY]


if not IS_2:  # which fills back by a job that records scheduled runs

    def test_runs_of_a_backfill_have_the_intervals_of_scheduled_ones() -> None:
        assert in_process("filled_back") == [SATURDAY, SUNDAY]


def triggered() -> list[list[str]]:
    """What UI, API and the command line record, which all trigger alike."""
    from airflow.api.common.trigger_dag import trigger_dag

    dag = stored_dag()
    asked: Any = trigger_dag
    intervals = []
    for at in (MORNING, AFTERNOON):
        if IS_2:
            run = asked(dag.dag_id, execution_date=pendulum.instance(at))
        else:
            from airflow.utils.types import DagRunTriggeredByType

            run = asked(dag.dag_id, triggered_by=DagRunTriggeredByType.CLI, logical_date=pendulum.instance(at))
        intervals.append(told(dag, run))
    return intervals


def filled_back() -> list[list[str]]:
    """What a backfill records."""
    from airflow.models import backfill
    from airflow.models.dagrun import DagRun
    from airflow.utils.session import create_session

    dag = stored_dag()
    make: Any = backfill._create_backfill
    make(
        dag_id=dag.dag_id,
        from_date=pendulum.datetime(2026, 3, 27, tz="Europe/Berlin"),
        to_date=pendulum.datetime(2026, 3, 28, 12, tz="Europe/Berlin"),
        max_active_runs=1,
        reverse=False,
        dag_run_conf={},
        triggering_user_name=None,
        reprocess_behavior=backfill.ReprocessBehavior.NONE,
    )
    with create_session() as session:
        runs = session.query(DagRun).order_by(DagRun.logical_date).all()
        return [told(dag, run) for run in runs]


def stored_dag() -> Any:
    """A nightly DAG of Berlin as its processor stores it."""
    from airflow.models.serialized_dag import SerializedDagModel
    from airflow.timetables.interval import CronDataIntervalTimetable
    from clockwork_airflow_tester import database, whole_run

    database.make()
    made: Any = importlib.import_module("airflow.models.dag" if IS_2 else "airflow.sdk").DAG
    dag = made(
        dag_id="nightly",
        schedule=CronDataIntervalTimetable("0 2 * * *", timezone="Europe/Berlin"),
        start_date=pendulum.datetime(2026, 3, 20, tz="Europe/Berlin"),
        catchup=False,
    )
    if IS_2:
        made.bulk_write_to_db([dag])
        SerializedDagModel.write_dag(dag)
    else:
        whole_run.store(dag)
    return dag


def told(dag: Any, recorded: Any) -> list[str]:
    """Of the interval that the operator gives such a run both ends, by the DAG's clock."""
    from airflow_provider_clockwork import run

    context: Any = {"dag": dag, "dag_run": recorded}
    return [run.moment(context, end) for end in run.interval(context)]
