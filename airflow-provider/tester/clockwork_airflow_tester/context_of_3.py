"""A task's context on Airflow 3: a worker's, without its supervisor and without a database."""

from __future__ import annotations

import uuid
from typing import Any

from airflow.sdk.api.datamodels import _generated as models
from airflow.sdk.execution_time.task_runner import RuntimeTaskInstance

from .runs import Run


def context(task: Any, run: Run) -> Any:
    """What execute and templates of the task get in that run."""
    fields = models.DagRun.model_fields
    dag_run = {
        **dict.fromkeys(fields),
        "dag_id": task.dag_id,
        "run_id": run.run_id,
        "run_type": run.run_type,
        "state": "running",
        "logical_date": run.logical_date,
        "data_interval_start": run.start,
        "data_interval_end": run.end,
        "run_after": run.run_after,
        "start_date": run.run_after,
        "conf": run.conf,
        "consumed_asset_events": [],
    }
    instance = RuntimeTaskInstance.model_construct(
        id=uuid.UUID(int=1),
        dag_version_id=uuid.UUID(int=2),
        dag_id=task.dag_id,
        task_id=task.task_id,
        run_id=run.run_id,
        try_number=run.try_number,
        map_index=run.map_index,
        hostname="localhost",
        task=task,
        start_date=run.run_after,
        max_tries=task.retries,
        _ti_context_from_server=models.TIRunContext(
            dag_run=models.DagRun(**dag_run), max_tries=task.retries, task_reschedule_count=0
        ),
    )
    return instance.get_template_context()
