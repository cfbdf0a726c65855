"""The schedules of the tests as files of DAGs, and what their runs have left."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from airflow_provider_clockwork.run_key import run_key
from git import GitServer
from installation import IS_2, Airflow
from places import E2E, ROOT

RUNTIME = os.environ["CLOCKWORK_TEST_RUNTIME"]
"""The image of the runtime."""

# Airflow 2 has no deadlines: there it is refused.
NOT_ON_2 = ("late",)


class Schedules:
    """A central repository, whose schedules lie in the folder of an Airflow."""

    def __init__(self, folder: Path, git: GitServer, airflow: Airflow) -> None:
        self.folder = folder
        self.git = git
        self.airflow = airflow
        self.first = ""
        """The commit that was converted first."""
        self.store = folder / "store"
        self.store.mkdir()
        (folder / "platform.yaml").write_text(self.platform())
        for file in (E2E / "scheduler" / "schedules").glob("*.yaml"):
            if not (IS_2 and file.stem in NOT_ON_2):
                (folder / file.name).write_text(file.read_text().replace("GIT/", f"{git.url}/"))

    def platform(self) -> str:
        return f"""
apiVersion: clockwork/v1
kind: Platform
runtime_image: {RUNTIME}
store: file://{self.store}
airflow: {{version: "{"2.11" if IS_2 else "3.1"}", backend: docker}}
git: {{credentials: [{{url: "{self.git.url}/", secret: git/token}}]}}
alerts: {{slack_conn_id: slack_default, smtp_conn_id: smtp_default}}
"""

    def convert(self) -> None:
        """Writes the files of all, at the commit that is checked out."""
        code = self.git.folder / "work" / "scheduled"
        command = [str(ROOT / "clockwork"), "convert", ".", "-o", str(self.airflow.dags), "--worktree", str(code)]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        self.first = self.first or self.commit_of("sales")

    def commit_of(self, dag: str) -> str:
        """The commit in the file of a DAG."""
        (found,) = set(re.findall(r'"commit": "([0-9a-f]{40})"', (self.airflow.dags / f"{dag}.py").read_text()))
        return str(found)

    def on_engine(self, run: str) -> list[str]:
        """Containers and volumes of a run."""
        of_run = f"label=io.clockwork.run={run}"
        asked = (["ps", "-aq", "--filter", of_run], ["volume", "ls", "-q", "--filter", of_run])
        return [line for words in asked for line in _said("docker", *words).splitlines()]

    def outputs(self, dag: str, run: str, task: str, attempt: int = 1) -> Path:
        """The folder of what an attempt left."""
        return self.store / dag / run_key(run) / task / f"attempt-{attempt}" / "outputs"

    def left(self, dag: str, run: str, task: str, attempt: int = 1) -> dict[str, str]:
        """The texts of it."""
        folder = self.outputs(dag, run, task, attempt)
        return {file.name: file.read_text().strip() for file in folder.iterdir()}


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
