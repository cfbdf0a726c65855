"""What a DAG and its tasks are, in the words of their constructors."""

from __future__ import annotations

from typing import Any

from .plain import plain

DAG_SETTINGS = (
    "dag_id",
    "description",
    "start_date",
    "end_date",
    "catchup",
    "max_active_runs",
    "max_active_tasks",
    "dagrun_timeout",
    "default_args",
    "doc_md",
    "is_paused_upon_creation",
    "owner",
    "tags",
    "timezone",
    "deadline",
    "on_failure_callback",
    "on_success_callback",
)

TASK_SETTINGS = (
    "owner",
    "trigger_rule",
    "retries",
    "retry_delay",
    "retry_exponential_backoff",
    "max_retry_delay",
    "execution_timeout",
    "pool",
    "pool_slots",
    "priority_weight",
    "weight_rule",
    "queue",
    "depends_on_past",
    "wait_for_downstream",
    "max_active_tis_per_dag",
    "do_xcom_push",
    "doc_md",
    "on_failure_callback",
    "on_retry_callback",
    "on_success_callback",
    "inlets",
    "outlets",
)

# Arguments that every task of a DAG gets from it.
OF_THE_DAG = ("dag", "task_group", "params")


def dag(dag: Any, stored: dict[str, Any]) -> dict[str, Any]:
    """A DAG with its schedule, params, tasks and edges; what it does not have is left out.

    The timetable is told as it is stored, as its class differs between definition and scheduler.
    """
    return {
        **_said(dag, DAG_SETTINGS),
        "timetable": _timetable(stored["dag"].get("timetable")),
        "params": {name: _param(dag.params.get_param(name)) for name in dag.params},
        "tasks": [task(item) for item in sorted(dag.tasks, key=lambda item: item.task_id)],
        "edges": sorted([up.task_id, down] for up in dag.tasks for down in up.downstream_task_ids),
    }


def task(task: Any) -> dict[str, Any]:
    """A task: its settings in effect, and the arguments it was made with, defaults of the DAG included."""
    arguments = getattr(task, "_BaseOperator__init_kwargs", {})
    return {
        "task_id": task.task_id,
        "operator": f"{type(task).__module__}.{type(task).__qualname__}",
        **_said(task, TASK_SETTINGS),
        "template_fields": list(task.template_fields),
        "arguments": {name: plain(arguments[name]) for name in sorted(arguments) if name not in OF_THE_DAG},
    }


def _timetable(stored: dict[str, Any] | None) -> dict[str, Any]:
    if not stored:
        return {"class": "NullTimetable"}
    return {"class": stored["__type"].rpartition(".")[2], **plain(stored["__var"])}


def _said(thing: Any, names: tuple[str, ...]) -> dict[str, Any]:
    values = ((name, getattr(thing, name, None)) for name in names)
    return {name: plain(value) for name, value in values if value is not None}


def _param(param: Any) -> dict[str, Any]:
    description = {"description": param.description} if param.description else {}
    default = {"default": plain(param.value)} if param.has_value else {}
    return {**default, **description, "schema": plain(param.schema)}
