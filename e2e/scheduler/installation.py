"""An Airflow as a site runs it: its processes, its database, and what people ask of it."""

from __future__ import annotations

import contextlib
import json
import os
import re
import secrets
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import databases
import programs
import requests
import sqlalchemy
from places import ROOT

VERSION = version("apache-airflow")
IS_2 = VERSION.startswith("2.")

ENDED = ("success", "failed")


@dataclass(frozen=True)
class Airflow:
    """One whose processes run."""

    home: Path
    environment: dict[str, str]
    programs: programs.Programs
    database: sqlalchemy.Engine
    address: str
    """Of the API server; Airflow 2 runs without one."""

    @property
    def dags(self) -> Path:
        """Where the files of DAGs lie."""
        return self.home / "dags"

    def trigger(self, dag: str, run: str, conf: dict[str, Any], at: str | None = None) -> str:
        """Triggers a run as its form in the UI does; its id."""
        self.knows(dag)
        if IS_2:
            moment = ("-e", at) if at else ()
            self.say("dags", "trigger", dag, "-r", run, "-c", json.dumps(conf), *moment)
        else:
            self.call("POST", f"dags/{dag}/dagRuns", {"dag_run_id": run, "conf": conf, "logical_date": at})
        return run

    def clear(self, dag: str, run: str, task: str, *, downstream: bool = False) -> None:
        """Clears a task, and what follows it; they are then run again."""
        if IS_2:
            ((moment,),) = self.ask(
                "select execution_date from dag_run where dag_id = :dag and run_id = :run", dag, run
            )
            at = moment.isoformat()
            self.say(
                "tasks", "clear", dag, "-t", f"^{re.escape(task)}$", "-s", at, "-e", at, "-y", *["-d"] * downstream
            )
        else:
            asked = {"dry_run": False, "dag_run_id": run, "task_ids": [task], "only_failed": False}
            self.call("POST", f"dags/{dag}/clearTaskInstances", {**asked, "include_downstream": downstream})

    def fill_back(self, dag: str, start: str, end: str) -> None:
        """Has runs made for a time that is over."""
        self.knows(dag)
        if IS_2:
            self.say("dags", "backfill", dag, "-s", start, "-e", end)
        else:
            self.say("backfill", "create", "--dag-id", dag, "--from-date", start, "--to-date", end)

    def knows(self, dag: str, text: str = "") -> None:
        """Waits until it has read the file of a DAG, with a text in it."""
        query = "select data from serialized_dag where dag_id = :dag order by last_updated"

        def read() -> bool:
            found = self.ask(query, dag)
            return bool(found) and text in json.dumps(found[-1][0])

        self.programs.wait(
            f"{dag} is not read", read, lambda: self.ask("select filename, stacktrace from import_error")
        )

    def ended(self, dag: str, run: str) -> str:
        """Waits for the end of a run; its state."""

        def state() -> Any:
            found = self.ask("select state from dag_run where dag_id = :dag and run_id = :run", dag, run)
            return found and found[0][0] in ENDED and found[0][0]

        ended: str = self.programs.wait(f"{dag} {run} does not end", state, lambda: self.states(dag, run))
        return ended

    def runs(self, dag: str, kind: str, count: int) -> list[str]:
        """Waits until that many runs of a kind have ended; their ids in order."""
        query = "select run_id, state from dag_run where dag_id = :dag and run_type = :run order by run_id"

        def found() -> Any:
            runs = self.ask(query, dag, kind)
            return len(runs) == count and all(state in ENDED for _, state in runs) and [run for run, _ in runs]

        ended: list[str] = self.programs.wait(f"{dag}: {count} runs", found, lambda: self.ask(query, dag, kind))
        return ended

    def states(self, dag: str, run: str) -> dict[str, tuple[str, int]]:
        """State and attempts of each task of a run but those that the exporter adds."""
        query = "select task_id, state, try_number from task_instance where dag_id = :dag and run_id = :run"
        return {
            task: (state, tries)
            for task, state, tries in self.ask(query, dag, run)
            if not task.startswith("clockwork-")
        }

    def reaches(self, dag: str, run: str, task: str, state: str) -> int | None:
        """Waits for a state of a task; the process that runs it, if there is one."""
        query = "select task_id, state, pid from task_instance where dag_id = :dag and run_id = :run"

        def found() -> Any:
            return [pid for name, at, pid in self.ask(query, dag, run) if (name, at) == (task, state)]

        (pid,) = self.programs.wait(f"{task} is not {state}", found, lambda: self.states(dag, run))
        return pid

    def log(self, dag: str) -> str:
        """All that the tasks of a DAG have logged."""
        files = sorted((self.home / "logs" / f"dag_id={dag}").rglob("*.log"))
        return "\n".join(file.read_text(errors="replace") for file in files)

    def ask(self, query: str, dag: str = "", run: str = "") -> list[Any]:
        """Rows of the database."""
        with self.database.connect() as connection:
            return connection.execute(sqlalchemy.text(query), {"dag": dag, "run": run}).fetchall()

    def say(self, *words: str) -> str:
        """Calls the command `airflow`, which has to succeed."""
        return _say(self.environment, *words)

    def fail(self, dag: str, run: str) -> None:
        """Marks a run as failed, on Airflow 3, which ends its tasks."""
        self.call("PATCH", f"dags/{dag}/dagRuns/{run}", {"state": "failed"})

    def call(self, method: str, path: str, body: dict[str, Any]) -> Any:
        """Calls the API."""
        token = requests.get(f"{self.address}/auth/token", timeout=programs.SECONDS).json()["access_token"]
        headers = {"Authorization": f"Bearer {token}"}
        url = f"{self.address}/api/v2/{path}"
        answer = requests.request(method, url, json=body, headers=headers, timeout=programs.SECONDS)
        assert answer.ok, answer.text
        return answer.json()


@contextmanager
def running(home: Path, connections: dict[str, dict[str, Any]]) -> Iterator[Airflow]:
    """An Airflow of this interpreter, with connections by their ids; it ends with the block."""
    (home / "dags").mkdir(parents=True)
    with ExitStack() as stack:
        # On SQLite Airflow 2 runs no tasks beside each other, and Airflow 3 now and then finds it locked.
        url = stack.enter_context(databases.postgresql())
        address = f"http://127.0.0.1:{_free_port()}"
        environment = _environment(home, url, address, connections)
        _say(environment, "db", "migrate")
        started = stack.enter_context(programs.running(home / "processes", environment))
        engine = sqlalchemy.create_engine(url, poolclass=sqlalchemy.pool.NullPool)
        airflow = Airflow(home, environment, started, engine, address)
        if not IS_2:
            port = address.rpartition(":")[2]
            started.start(
                "api-server", *_command("api-server", "--host", "127.0.0.1", "--port", port, "--workers", "1")
            )
            # Tasks ask it for everything and wait for it not long.
            started.wait("the API server does not answer", lambda: _answers(f"{address}/execution/health"))
            started.start("dag-processor", *_command("dag-processor"))
        started.start("scheduler", *_command("scheduler", "--skip-serve-logs"))
        started.start("triggerer", *_command("triggerer", "--skip-serve-logs"))
        yield airflow


def _environment(home: Path, url: str, address: str, connections: dict[str, dict[str, Any]]) -> dict[str, str]:
    of_parsing = "SCHEDULER" if IS_2 else "DAG_PROCESSOR"
    settings = {
        "CORE__DAGS_FOLDER": str(home / "dags"),
        "CORE__LOAD_EXAMPLES": "False",
        "CORE__EXECUTOR": "LocalExecutor",
        "CORE__PARALLELISM": "4",
        "CORE__DAGS_ARE_PAUSED_AT_CREATION": "False",
        "CORE__MIN_SERIALIZED_DAG_UPDATE_INTERVAL": "1",
        "CORE__EXECUTION_API_SERVER_URL": f"{address}/execution/",
        "CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS": "True",
        "API__BASE_URL": address,
        "API__SECRET_KEY": secrets.token_hex(),
        "API_AUTH__JWT_SECRET": secrets.token_hex(),
        "WEBSERVER__BASE_URL": address,
        "WORKERS__EXECUTION_API_TIMEOUT": str(programs.SECONDS),
        "DATABASE__SQL_ALCHEMY_CONN": url,
        "USAGE_DATA_COLLECTION__ENABLED": "False",
        # A slow machine's processor needs long for its first callback.
        f"{'CORE' if IS_2 else 'DAG_PROCESSOR'}__DAG_FILE_PROCESSOR_TIMEOUT": str(programs.SECONDS),
        # Files that have changed are read at once.
        f"{of_parsing}__MIN_FILE_PROCESS_INTERVAL": "30",
        "DAG_PROCESSOR__REFRESH_INTERVAL": "2",
        "SCHEDULER__DAG_DIR_LIST_INTERVAL": "2",
    }
    return {
        **os.environ,
        "AIRFLOW_HOME": str(home),
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "airflow-provider" / "src"),
        "PYTHONDONTWRITEBYTECODE": "1",
        **{f"AIRFLOW__{name}": value for name, value in settings.items()},
        **{f"AIRFLOW_CONN_{name.upper()}": json.dumps(said) for name, said in connections.items()},
    }


def _command(*words: str) -> list[str]:
    return [sys.executable, "-m", "airflow", *words]


def _say(environment: dict[str, str], *words: str) -> str:
    done = subprocess.run(_command(*words), env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def _answers(address: str) -> bool:
    with contextlib.suppress(requests.RequestException):
        return requests.get(address, timeout=programs.SECONDS).ok
    return False


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
