"""What an alert says."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from airflow import __version__ as AIRFLOW

REASON = "clockwork_reason"
"""The name under which a failed task leaves its reason, for the alert of the whole run."""

FAILED = ("failed", "upstream_failed")

OWN = "clockwork"
"""How the names begin of the tasks that Clockwork itself adds to a DAG, and no others."""


@dataclass(frozen=True)
class Failure:
    """A task that failed, and why if that is known."""

    task: str
    reason: str


@dataclass(frozen=True)
class Message:
    """Schedule, run, what happened, which tasks failed with reasons, commit, link."""

    schedule: str
    run: str
    event: str
    failures: tuple[Failure, ...]
    commit: str
    link: str

    @property
    def title(self) -> str:
        """One line."""
        return f"{self.schedule}: {self.event}"

    @property
    def text(self) -> str:
        """All of it, for people."""
        lines = [self.title, f"run: {self.run}"]
        lines += [
            f"failed: {failure.task}" + (f": {failure.reason}" if failure.reason else "") for failure in self.failures
        ]
        lines += [f"commit: {self.commit}"] if self.commit else []
        lines += [self.link] if self.link else []
        return "\n".join(lines)


def message(context: Any) -> Message:
    """The message for a callback's context, or for the smaller one of a deadline."""
    run = context.get("dag_run") or {}
    dag = context.get("dag")
    schedule = dag.dag_id if dag is not None else _of(run, "dag_id")
    run_id = context.get("run_id") or _of(run, "run_id") or _of(run, "dag_run_id")
    return Message(
        schedule=schedule,
        run=run_id,
        event=_event(context),
        failures=tuple(_failures(context, schedule, run_id)),
        commit=_commit(dag),
        link=_link(schedule, run_id),
    )


def _event(context: Any) -> str:
    if "deadline" in context:
        return "late"
    if context.get("exception") is not None:
        ti = context["ti"]
        again = str(getattr(ti, "state", "")).rpartition(".")[2] in ("up_for_retry", "UP_FOR_RETRY")
        return f"task {ti.task_id} {'failed and is tried again' if again else 'failed'}"
    reason = context.get("reason")
    if reason == "success":
        return "succeeded"
    return "failed" if reason in (None, "task_failure") else f"failed ({reason})"


def _failures(context: Any, schedule: str, run_id: str) -> list[Failure]:
    """The failed tasks of the run; of a task's own callback that task."""
    if "deadline" in context or context.get("reason") == "success":
        return []
    if (exception := context.get("exception")) is not None:
        return [Failure(context["ti"].task_id, _line(str(exception)))]
    states: dict[str, str] = {}
    with contextlib.suppress(Exception):  # an alert with less in it is better than none
        states = _states(context, schedule, run_id)
    failed = sorted(task for task, state in states.items() if state in FAILED and not task.startswith(OWN))
    return [Failure(task, _reason(context, task)) for task in failed]


def _states(context: Any, schedule: str, run_id: str) -> dict[str, str]:
    if AIRFLOW.startswith("2."):
        return {ti.task_id: str(ti.state) for ti in context["dag_run"].get_task_instances()}
    states: dict[str, str] = context["ti"].get_task_states(dag_id=schedule, run_ids=[run_id])[run_id]
    return states


def _reason(context: Any, task: str) -> str:
    with contextlib.suppress(Exception):
        return _line(context["ti"].xcom_pull(task_ids=task, key=REASON) or "")
    return ""


def _commit(dag: Any) -> str:
    """The commit of the tasks' code; tasks of one schedule have the same."""
    steps = [getattr(task, "step", None) for task in getattr(dag, "tasks", [])]
    return next((step["code"]["commit"] for step in steps if step and "code" in step), "")


def _link(schedule: str, run_id: str) -> str:
    """The run in Airflow's UI, if Airflow knows its own address."""
    from airflow.configuration import conf

    is_2 = AIRFLOW.startswith("2.")
    base = conf.get("webserver" if is_2 else "api", "base_url", fallback="") or ""
    if not base or not schedule or not run_id:
        return ""
    where = f"{base.rstrip('/')}/dags/{quote(schedule, safe='')}"
    run = quote(run_id, safe="")
    return f"{where}/grid?dag_run_id={run}" if is_2 else f"{where}/runs/{run}"


def _line(text: str) -> str:
    return " ".join(text.split())[:500]


def _of(run: Any, name: str) -> str:
    return str((run.get(name) if isinstance(run, dict) else getattr(run, name, None)) or "")
