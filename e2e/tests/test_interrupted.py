"""What becomes of a task whose pod or whose worker goes away while it runs."""

from __future__ import annotations

import json
from pathlib import Path

import cluster
import pytest
from git import GitServer
from places import E2E
from published import run_folder
from scheduled import Airflow, convert, platform

PIPELINE = E2E / "pipelines" / "slow" / "clockwork.yaml"
MOMENT = "2026-01-31"


@pytest.fixture(scope="module")
def code(git_server: GitServer) -> Path:
    """The pipeline's checkout, as it is on the server."""
    return git_server.publish("slow", PIPELINE.parent)


def scheduled(scope: str, seconds: int, code: Path, git_server: GitServer, airflow: Airflow, folder: Path) -> None:
    schedule = (
        f"name: {scope}\npipeline: {{git: {git_server.url}/slow.git, ref: main, path: clockwork.yaml}}\n"
        f"params: {{seconds: {seconds}}}\n"
    )
    on = platform(git_server, cluster.STORE, keep="always")
    convert(folder, schedule, on, code, airflow.home / "dags")


def test_a_pod_that_is_deleted_fails_its_task_and_publishes_nothing(
    code: Path, git_server: GitServer, airflow: Airflow, store: Path, tmp_path: Path
) -> None:
    scheduled("slow-deleted", 600, code, git_server, airflow, tmp_path)
    with airflow.testing("slow-deleted", MOMENT) as process:
        cluster.kubectl("-n", cluster.NAMESPACE, "delete", "pod", cluster.running("slow-deleted"))
        process.wait()

    assert airflow.states("slow-deleted") == {"waits": "failed"}
    # The pod is gone, or there just long enough to tell how the command took it.
    assert airflow.reasons("slow-deleted")["waits"] in ("the pod was deleted while the task ran", "exit code 7")
    task = run_folder(store / "runs", "slow-deleted") / "waits"
    assert json.loads((task / "current").read_text()) == {"attempt": 1, "state": "running"}


def test_a_worker_that_was_killed_goes_on_with_the_pod_it_had(
    code: Path, git_server: GitServer, airflow: Airflow, store: Path, tmp_path: Path
) -> None:
    scheduled("slow-killed", 45, code, git_server, airflow, tmp_path)
    with airflow.testing("slow-killed", MOMENT) as process:
        pod = cluster.running("slow-killed")
        process.kill()

    # Another `dags test` would be another run; this is the next worker's try of the same one.
    (run_id,) = {run for run, _ in airflow.ask("select run_id, dag_id from dag_run where dag_id = ?", "slow-killed")}
    done = airflow.run("tasks", "test", "slow-killed", "waits", run_id)

    assert done.returncode == 0, done.stdout + done.stderr
    attempt = run_folder(store / "runs", "slow-killed") / "waits" / "attempt-1"
    assert json.loads((attempt / "manifest.json").read_text())["outputs"]["pod"]["value"] == pod
