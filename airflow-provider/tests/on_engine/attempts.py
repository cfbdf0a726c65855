"""One attempt of a task in real containers."""

from __future__ import annotations

import logging
import os
from datetime import datetime, timezone
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from airflow.timetables.simple import NullTimetable

from airflow_provider_clockwork import ClockworkOperator

RUNTIME = os.environ.get("CLOCKWORK_TEST_RUNTIME", "")
"""The image of the runtime; without it nothing here is tested."""

RUN_ID = "manual__1"
RUN_KEY = "manual__1-19b04f56"


class Attempt:
    """One attempt of a task, and what came of it."""

    def __init__(self, store: Path, task: str, run: dict[str, Any], number: int = 1, **said: Any) -> None:
        place = {"image": "clockwork-test/busybox", **said.pop("place", {})}
        backend = {"docker": {}, "runtime_image": RUNTIME, "store": {"url": f"file://{store}"}}
        step = {"step": 1, "scope": "nightly", "pipeline": "churn", "task": task, "run": run, **said}
        self.operator = ClockworkOperator(task_id=task, step=step, place=place, backend=backend)
        self.folder = store / "nightly" / RUN_KEY / task / f"attempt-{number}"
        self.pushed: dict[str, Any] = {}
        self.log: list[str] = []
        """What the command has said."""
        self.context: Any = {
            "run_id": RUN_ID,
            "ti": SimpleNamespace(try_number=number, xcom_push=self._push),
            "params": {},
            "dag": SimpleNamespace(timetable=NullTimetable(), timezone=timezone.utc),
            "dag_run": SimpleNamespace(run_type="manual", logical_date=datetime(2026, 1, 5, tzinfo=timezone.utc)),
        }

    def _push(self, key: str, value: Any) -> None:
        self.pushed[key] = value

    def workload(self) -> Any:
        """What the operator starts."""
        from airflow_provider_clockwork.containers import Containers

        containers = Containers(self.operator, self.context)
        containers.log = logging.getLogger(f"attempt.{id(self)}")
        containers.log.setLevel(logging.INFO)
        containers.log.addHandler(_Heard(self.log))
        return containers

    def run(self) -> Attempt:
        """Does it; it has to succeed."""
        self.workload().execute(self.context)
        return self

    def ends(self) -> Exception | None:
        """Does it; the error it ends with."""
        try:
            self.run()
        except Exception as error:
            return error
        return None

    def output(self, name: str) -> str:
        """The text of an output."""
        return (self.folder / "outputs" / name).read_text()


class _Heard(logging.Handler):
    def __init__(self, log: list[str]) -> None:
        super().__init__()
        self.log = log

    def emit(self, record: logging.LogRecord) -> None:
        line = record.getMessage()
        if not line.startswith("clockwork: "):
            self.log.append(line)
