"""A whole run of a DAG by Airflow's own dag.test, in which the tasks of Clockwork end as they are told to."""

from __future__ import annotations

import importlib
import os
import time
from collections import Counter
from datetime import timedelta
from typing import Any

from . import database
from .loading import load
from .problem import Problem
from .versions import IS_2, DagBag

SKIPPED = 99


def done(runs: Any) -> list[dict[str, Any]]:
    """How each run and its tasks ended, and after how many attempts.

    The ends are exit codes of a task's attempts, the last one's for all that follow; a task that is not
    among them ends well. Everything but the workload is real. Delays between attempts are left out.
    """
    database.of_this_question()
    time.sleep = lambda _: None  # dag.test waits a second where only a retry is left
    return [_done(load(run.get("file")).dag(run.get("dag")), run.get("ends")) for run in runs]


def _done(dag: Any, ends: Any) -> dict[str, Any]:
    attempts = _let_workloads_end(_script(dag, ends))
    for task in dag.tasks:
        task.retry_delay = timedelta(0)
        task.retry_exponential_backoff = False
    if not IS_2:
        store(dag)
    run = dag.test()
    return {
        "state": str(run.state),
        "tasks": {ti.task_id: str(ti.state) for ti in sorted(run.get_task_instances(), key=lambda ti: ti.task_id)},
        "attempts": dict(sorted(attempts.items())),
    }


def _script(dag: Any, ends: Any) -> dict[str, list[int]]:
    script: dict[str, list[int]] = ends if isinstance(ends, dict) else {}
    if unknown := sorted(set(script) - set(dag.task_dict)):
        raise Problem(f"the DAG {dag.dag_id} has no task {', '.join(unknown)}")
    return script


def _let_workloads_end(script: dict[str, list[int]]) -> Counter[str]:
    """Replaces what runs in a pod or container, and nothing else; counts the attempts of each task."""
    attempts: Counter[str] = Counter()
    try:
        from airflow_provider_clockwork import ending
        from airflow_provider_clockwork import workload as port
    except ImportError as problem:
        raise Problem(f"only runs of ClockworkOperator can be told how to end: {problem}") from None

    class Scripted:
        def __init__(self, operator: Any, context: Any) -> None:
            attempts[operator.task_id] += 1
            codes = script.get(operator.task_id, [0])
            self.code = codes[min(context["ti"].try_number, len(codes)) - 1]

        def execute(self, _context: Any) -> None:
            from airflow.providers.common.compat.sdk import AirflowSkipException

            if self.code == SKIPPED:
                raise AirflowSkipException(f"exit code {SKIPPED}")
            if self.code:
                raise ending.failure(self.code, f"exit code {self.code}")

        def kill(self) -> None:
            pass

    replaced: Any = port
    replaced.workload = Scripted
    return attempts


def store(dag: Any) -> None:
    """Stores the DAG, as its processor would have done."""
    from airflow.dag_processing.bundles import manager

    untyped: Any = manager
    untyped.DagBundlesManager().sync_bundles_to_db()
    bag = DagBag(os.devnull, collect_dags=False)
    bag.dags[dag.dag_id] = dag
    importlib.import_module(DagBag.__module__).sync_bag_to_db(bag, "dags-folder", None)
