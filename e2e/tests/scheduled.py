"""Schedules as DAG files, run by a real Airflow."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from cluster import CONNECTION, NAMESPACE
from git import GitServer
from places import ROOT


@dataclass(frozen=True)
class Ended:
    """How a run ended."""

    states: dict[str, str]
    reasons: dict[str, str]
    log: str


@dataclass(frozen=True)
class Airflow:
    """An Airflow with a database and a folder of DAGs of its own.

    Its connections have, by their ids, what the secrets of the cluster have.
    """

    python: Path
    home: Path
    connections: Mapping[str, Mapping[str, str]]

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "PATH": f"{self.python.parent}:{os.environ['PATH']}",
            "AIRFLOW_HOME": str(self.home),
            "AIRFLOW__CORE__DAGS_FOLDER": str(self.home / "dags"),
            "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
            "AIRFLOW__USAGE_DATA_COLLECTION__ENABLED": "False",
            "AIRFLOW_CONN_KUBERNETES_DEFAULT": json.dumps(CONNECTION),
            **{
                f"AIRFLOW_CONN_{name.upper()}": json.dumps({"conn_type": "generic", "extra": dict(secrets)})
                for name, secrets in self.connections.items()
            },
            "PYTHONPATH": str(ROOT / "airflow-provider" / "src"),
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Runs the command `airflow`."""
        command = [str(self.python), "-m", "airflow", *words]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)

    def make(self) -> None:
        """Makes its database."""
        (self.home / "dags").mkdir(parents=True)
        done = self.run("db", "migrate")
        assert done.returncode == 0, done.stderr

    def copy(self, folder: Path) -> Airflow:
        """Another one in a folder, with all that is in its database."""
        copied = replace(self, home=folder / "home")
        (copied.home / "dags").mkdir(parents=True)
        shutil.copy(self.home / "airflow.db", copied.home)
        return copied

    def test(self, dag: str, moment: str) -> Ended:
        """Runs a DAG at a moment by `airflow dags test`."""
        with self.testing(dag, moment) as process:
            process.wait()
        return Ended(self.states(dag), self.reasons(dag), (self.home / f"{dag}.log").read_text())

    @contextmanager
    def testing(self, dag: str, moment: str) -> Iterator[subprocess.Popen[bytes]]:
        """The same, under way; ended with the block at the latest."""
        with open(self.home / f"{dag}.log", "w") as log:
            command = [str(self.python), "-m", "airflow", "dags", "test", dag, moment]
            with subprocess.Popen(command, env=self.environment, stdout=log, stderr=log) as process:
                try:
                    yield process
                finally:
                    process.kill()

    def states(self, dag: str) -> dict[str, str]:
        """The states of all tasks of a pipeline in its only run."""
        found = self.ask("select task_id, state from task_instance where dag_id = ?", dag)
        # What the exporter adds is called so.
        return {task: state for task, state in found if not task.startswith("clockwork-")}

    def reasons(self, dag: str) -> dict[str, str]:
        """What failed tasks left as their reason."""
        found = self.ask("select task_id, value from xcom where dag_id = ? and key = 'clockwork_reason'", dag)
        return {task: json.loads(value) if value[:1] in '"b' else value for task, value in found}

    def ask(self, query: str, *values: str) -> list[tuple[str, str]]:
        with sqlite3.connect(f"file:{self.home}/airflow.db?mode=ro", uri=True) as database:
            return database.execute(query, values).fetchall()


def write(folder: Path, schedule: str, platform: str) -> Path:
    """Writes a platform and a schedule beside it; the schedule's file."""
    (folder / "platform.yaml").write_text(f"apiVersion: clockwork/v1\nkind: Platform\n{platform}")
    file = folder / "schedule.yaml"
    file.write_text(f"apiVersion: clockwork/v1\nkind: Schedule\n{schedule}")
    return file


def convert(folder: Path, schedule: str, platform: str, code: Path, into: Path) -> None:
    """Writes the DAG file of a schedule, at the commit of a checkout of its repository."""
    write(folder, schedule, platform)
    command = [str(ROOT / "clockwork"), "convert", "schedule.yaml", "-o", str(into), "--worktree", str(code)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


IMAGES = """runtimes: {python: {image: "clockwork-test/debian:e2e"}, notebook: {image: "clockwork-test/debian:e2e"}}
runtime_image: clockwork-test/runtime:e2e
"""


def platform(
    git: GitServer,
    store: str,
    *,
    operator: str = "clockwork",
    deferrable: bool = False,
    version: str = "3.1",
    keep: str = "never",
    secret: str | None = None,
) -> str:
    """A platform on the cluster of the tests, by what is different from test to test."""
    return f"""{IMAGES}
store: {store}
airflow:
  version: "{version}"
  operator: {operator}
  namespace: {NAMESPACE}
  service_account: runner
  deferrable: {str(deferrable).lower()}
  startup_timeout: 2m
  keep_pods: {keep}
git: {{credentials: [{{url: "{git.url}/", secret: {secret or git.secret}/token}}]}}
"""


def on_docker(git: GitServer, store: Path) -> str:
    """A platform of containers on this machine, which keeps its runs in a folder."""
    return f"""{IMAGES}
store: file://{store}
airflow: {{version: "3.1", backend: docker, startup_timeout: 2m}}
git: {{credentials: [{{url: "{git.url}/", secret: {git.secret}/token}}]}}
"""
