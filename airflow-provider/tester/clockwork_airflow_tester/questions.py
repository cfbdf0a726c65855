"""The questions about a file and how each is answered; every one loads its file anew."""

from __future__ import annotations

import importlib
import traceback
from collections.abc import Callable
from typing import Any

from . import containers, database, description, fork, rendering, serialising, timetable, timing, whole_run
from .loading import load
from .runs import run
from .versions import IS_2

Request = dict[str, Any]


def prepare() -> None:
    """Imports and makes once what the processes of all questions then have."""
    importlib.import_module("airflow.models.serialized_dag")
    rendering.contexts()
    if IS_2:
        fork.ask(database.make, seconds=120)


def loaded(request: Request) -> dict[str, Any]:
    """Import errors, among them DAGs that cannot be stored; warnings; all DAGs with their tasks and edges."""
    return _loaded(request, description.dag)


def checked(request: Request) -> dict[str, Any]:
    """The same with no more than the ids of the DAGs."""
    return _loaded(request, lambda dag, stored: dag.dag_id)


def _loaded(request: Request, told: Callable[[Any, dict[str, Any]], Any]) -> dict[str, Any]:
    file = load(request.get("file"))
    errors, dags = list(file.errors), []
    for dag in file.dags.values():
        try:
            dags.append(told(dag, serialising.stored(dag)))
        except Exception:  # whatever it is, Airflow shows it as an import error
            errors.append(traceback.format_exc().rstrip())
    return {"errors": errors, "warnings": file.warnings, "dags": dags}


def serialised(request: Request) -> dict[str, Any]:
    """Size and hash of the stored DAG, and whether loading the file again gives the same."""
    dag = load(request.get("file")).dag(request.get("dag"))
    again = load(request["file"]).dag(dag.dag_id)
    data, other = serialising.stored(dag), serialising.stored(again)
    hashes = serialising.fingerprint(data), serialising.fingerprint(other)
    return {
        "bytes": len(serialising.text(data).encode()),
        "hash": hashes[0],
        "stable": hashes[0] == hashes[1],
        **({"data": data} if request.get("data") else {}),
    }


def rendered(request: Request) -> dict[str, Any]:
    """The template fields of a task in a run."""
    dag = load(request.get("file")).dag(request.get("dag"))
    task = rendering.task_of(dag, request.get("task"))
    rendering.render(task, run(dag, request.get("run")))
    return {"fields": rendering.fields(task)}


def started(request: Request) -> dict[str, Any]:
    """The pod or container of a task in a run."""
    dag = load(request.get("file")).dag(request.get("dag"))
    return containers.started(rendering.task_of(dag, request.get("task")), run(dag, request.get("run")))


def scheduled(request: Request) -> dict[str, Any]:
    """Scheduled runs of a time, and intervals of runs by hand."""
    dag = load(request.get("file")).dag(request.get("dag"))
    by_hand = [timetable.by_hand(dag, at) for at in request.get("by_hand", [])]
    if "since" in request and "until" in request:
        return {"runs": timetable.runs(dag, request["since"], request["until"]), "by_hand": by_hand}
    return {"by_hand": by_hand}


def ran(request: Request) -> dict[str, Any]:
    """How runs and their tasks end, one run after the other in one process."""
    return {"runs": whole_run.done(request.get("runs", [request]))}


def timed(request: Request) -> dict[str, Any]:
    """Milliseconds to load and to serialise, of each round."""
    return timing.time_rounds(request.get("file", ""), load(request.get("file")), request.get("rounds", 10))


QUESTIONS: dict[str, Callable[[Request], dict[str, Any]]] = {
    "load": loaded,
    "check": checked,
    "serialise": serialised,
    "render": rendered,
    "container": started,
    "schedule": scheduled,
    "run": ran,
    "time": timed,
}
