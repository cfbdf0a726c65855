"""A DAG file as Clockwork writes it, run by `airflow dags test` in real containers."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from attempts import RUNTIME

PROVIDER = Path(__file__).resolve().parents[2]
GOLDEN = PROVIDER.parent / "clockwork-airflow" / "src" / "test" / "golden" / "containers"
IS_2 = version("apache-airflow").startswith("2.")


class Home:
    """An Airflow of the test's own, with one DAG."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.dags = folder / "dags"
        self.dags.mkdir()
        self.environment = {
            **os.environ,
            "AIRFLOW_HOME": str(folder),
            "AIRFLOW__CORE__DAGS_FOLDER": str(self.dags),
            "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
            "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{folder}/airflow.db",
            "AIRFLOW__USAGE_DATA_COLLECTION__ENABLED": "False",
            "AIRFLOW_CONN_SMTP": json.dumps({"conn_type": "smtp", "login": "me", "password": "s3cret"}),
            "PYTHONPATH": str(PROVIDER / "src"),
        }
        self.airflow("db", "migrate")

    def airflow(self, *words: str) -> str:
        """What a command of Airflow says."""
        command = [sys.executable, "-m", "airflow", *words]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True)
        return done.stdout + done.stderr

    def ends(self, what: str) -> dict[str, Any]:
        """The state or try_number of each task."""
        with sqlite3.connect(self.folder / "airflow.db") as database:
            rows = database.execute(f"select task_id, {what} from task_instance")
            return dict(rows.fetchall())


def test_a_pipeline_runs_as_it_is_written(tmp_path: Path, left: Callable[[], list[Any]]) -> None:
    home, store = Home(tmp_path), tmp_path / "store"
    store.mkdir()
    written = (GOLDEN / f"sales-nightly-{'2.11' if IS_2 else '3.1'}.py.txt").read_text()
    file = home.dags / "sales-nightly.py"
    # No server of code is asked here: nothing of it is run.
    written = written.replace('            "code": CODE,\n', "")
    file.write_text(
        written.replace("file:///srv/clockwork/runs", f"file://{store}").replace("clockwork-test/runtime", RUNTIME)
    )

    named = () if IS_2 else ("-f", str(file))
    log = home.airflow("dags", "test", "sales-nightly", "2026-01-05T12:00:00+07:00", *named)

    assert home.ends("state") == {
        "extract": "success",
        "flaky": "success",
        "guess": "skipped",
        "clockwork-gate-report": "success",
        "report": "success",
        "hopeless": "failed",
        "unreached": "upstream_failed",
        "tidy": "success",
        "clockwork-watcher": "failed",
    }, log
    attempts = home.ends("try_number")
    assert [attempts[task] for task in ("extract", "flaky", "guess", "hopeless")] == [1, 2, 1, 1]
    (run,) = (store / "sales-nightly").iterdir()
    assert outputs(run, "extract") == {"raw": "sg 12\n", "rows": "12\n", "parts/1": "part\n"}
    assert outputs(run, "flaky", 2) == {"copy": "sg 12\n"}
    assert outputs(run, "report") == {"text": "12::me\n"}
    assert outputs(run, "tidy") == {"day": "2026-01-04\n"}
    assert json.loads((run / "hopeless" / "attempt-1" / "manifest.json").read_text())["reason"] == (
        "exit code 98: it asked not to be tried again"
    )
    assert json.loads((run / "flaky" / "current").read_text()) == {"attempt": 2, "state": "succeeded"}
    for line in ("sg 12", "exit code 98: it asked not to be tried again"):
        assert line in log
    assert "s3cret" not in log
    assert left() == []


def outputs(run: Path, task: str, attempt: int = 1) -> dict[str, str]:
    """The texts of what an attempt left."""
    folder = run / task / f"attempt-{attempt}" / "outputs"
    return {str(file.relative_to(folder)): file.read_text() for file in folder.rglob("*") if file.is_file()}
