"""An Airflow home of the tester's own: nothing is read from or written to the user's."""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import sys
import tempfile
from types import FrameType

# Airflow 2 stores it with each DAG: one name, so that a DAG has the same hash in every process.
DAGS = "/clockwork-airflow-tester/dags"


def make() -> str:
    """Makes the folder, points Airflow to it, and removes it when this process ends.

    To be called before airflow is imported: it reads its configuration then.
    """
    folder = tempfile.mkdtemp(prefix="clockwork-airflow-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    signal.signal(signal.SIGTERM, _end)
    os.environ.update(
        AIRFLOW_HOME=folder,
        AIRFLOW__CORE__DAGS_FOLDER=DAGS,
        AIRFLOW__CORE__DAGBAG_IMPORT_ERROR_TRACEBACK_DEPTH="50",  # down to the file itself
        AIRFLOW__CORE__LOAD_EXAMPLES="False",
        AIRFLOW__DATABASE__SQL_ALCHEMY_CONN=f"sqlite:///{folder}/airflow.db",
        AIRFLOW__LOGGING__BASE_LOG_FOLDER=os.path.join(folder, "logs"),
        AIRFLOW__USAGE_DATA_COLLECTION__ENABLED="False",
    )
    os.environ.pop("AIRFLOW_CONFIG", None)
    return folder


def _end(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)
