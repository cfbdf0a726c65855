"""The fields of a task after Jinja, in a given run."""

from __future__ import annotations

import functools
import importlib
from typing import Any

from .plain import plain
from .problem import Problem
from .runs import Run
from .versions import IS_2


def task_of(dag: Any, task_id: Any) -> Any:
    """The task of that id."""
    if task_id not in dag.task_dict:
        raise Problem(f"the DAG {dag.dag_id} has no task {task_id!r}; it has: {', '.join(sorted(dag.task_dict))}")
    return dag.task_dict[task_id]


def context(task: Any, run: Run) -> Any:
    """What Airflow hands to the task in that run."""
    return contexts().context(task, run)


def contexts() -> Any:
    """The module that makes contexts on this Airflow."""
    return importlib.import_module(".context_of_2" if IS_2 else ".context_of_3", __package__)


def render(task: Any, run: Run) -> Any:
    """Renders the task's template fields in place; its context."""
    given = context(task, run)
    task.render_template_fields(given, task.get_template_env())
    return given


def fields(task: Any) -> dict[str, Any]:
    """The values of the template fields."""
    return {name: plain(functools.reduce(getattr, name.split("."), task)) for name in task.template_fields}
