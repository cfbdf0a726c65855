"""An Airflow of a test's own, which runs one DAG by `airflow dags test`."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

PROVIDER = Path(__file__).resolve().parents[2]
GOLDEN = PROVIDER.parent / "clockwork-airflow" / "src" / "test" / "golden" / "containers"
IS_2 = version("apache-airflow").startswith("2.")
TARGET = "2.11" if IS_2 else "3.1"
"""What files for this Airflow are called."""

# Of all steps of a file, as it is written.
CODE = re.compile(r' {4}"code": \{\n(?: {8}.*\n)+ {4}\},\n')


class Home:
    """An Airflow of the test's own, with one DAG.

    :param provider: whether Clockwork's provider is to be had
    """

    def __init__(self, folder: Path, provider: bool = True) -> None:
        self.folder = folder
        self.dags = folder / "dags"
        self.dags.mkdir(parents=True)
        self.environment = {
            **os.environ,
            "AIRFLOW_HOME": str(folder),
            "AIRFLOW__CORE__DAGS_FOLDER": str(self.dags),
            "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
            "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{folder}/airflow.db",
            "AIRFLOW__USAGE_DATA_COLLECTION__ENABLED": "False",
            "AIRFLOW_CONN_SMTP": json.dumps({"conn_type": "smtp", "login": "me", "password": "s3cret"}),
            "PYTHONPATH": str(PROVIDER / "src") if provider else "",
        }
        self.airflow("db", "migrate")

    def airflow(self, *words: str) -> str:
        """What a command of Airflow says."""
        command = [sys.executable, "-m", "airflow", *words]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True)
        return done.stdout + done.stderr

    def test(self, name: str, content: str, moment: str) -> str:
        """Writes the file of a DAG and runs it; gives its log."""
        file = self.dags / f"{name}.py"
        file.write_text(content)
        return self.airflow("dags", "test", name, moment, *(() if IS_2 else ("-f", str(file))))

    def ends(self, what: str) -> dict[str, Any]:
        """The state or try_number of each task."""
        with sqlite3.connect(self.folder / "airflow.db") as database:
            rows = database.execute(f"select task_id, {what} from task_instance")
            return dict(rows.fetchall())


def without_code(written: str) -> str:
    """A DAG file whose steps have no code, as no server of code is asked here: nothing of it is run."""
    return CODE.sub("", written)
