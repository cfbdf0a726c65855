"""A task's context on Airflow 2, which looks for earlier runs in a database: in an empty one."""

from __future__ import annotations

from typing import Any

from airflow import settings
from airflow.models.dagrun import DagRun
from airflow.models.taskinstance import TaskInstance

from . import database
from .runs import Run


def context(task: Any, run: Run) -> Any:
    """What execute and templates of the task get in that run, in a database of this process's own.

    What the task asks Airflow for, such as a connection, commits the session with the run in it.
    """
    database.of_this_question()
    run_class: Any = DagRun
    instance_class: Any = TaskInstance
    session: Any = settings.Session()  # type: ignore[misc]
    dag_run = run_class(
        dag_id=task.dag_id,
        run_id=run.run_id,
        run_type=run.run_type,
        execution_date=run.logical_date,
        start_date=run.run_after,
        data_interval=(run.start, run.end),
        conf=run.conf,
        external_trigger=run.run_type == "manual",
        state="running",
    )
    dag_run.dag = task.dag
    session.add(dag_run)
    session.flush()
    instance = instance_class(task, run_id=run.run_id, map_index=run.map_index)
    instance.dag_run = dag_run
    instance.try_number = run.try_number
    instance.xcom_push = lambda *_, **__: None  # the run is in this session only
    session.add(instance)
    session.flush()
    return instance.get_template_context(session=session)
