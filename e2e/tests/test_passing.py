"""Two tasks of images alone: a file and a value go from one to the other."""

from __future__ import annotations

from pathlib import Path

import cluster
import pytest
from conftest import run_here
from git import GitServer
from places import E2E
from published import published, run_folder
from scheduled import Airflow, convert, platform

PIPELINE = E2E / "pipelines" / "passing" / "clockwork.yaml"
MOMENT = "2026-01-31"


@pytest.fixture(scope="module")
def code(git_server: GitServer) -> Path:
    """The pipeline's checkout, as it is on the server."""
    return git_server.publish("passing", PIPELINE.parent)


@pytest.mark.parametrize("version, deferrable", [("3.3", True), ("2.11", False)])
def test_outputs_and_manifests_are_those_of_a_run_on_this_machine(
    version: str,
    deferrable: bool,
    code: Path,
    git_server: GitServer,
    airflow: Airflow,
    airflow_2: Airflow,
    store: Path,
    tmp_path: Path,
) -> None:
    on_airflow = airflow if version == "3.3" else airflow_2
    scope = f"passing-{version.replace('.', '-')}-{'deferrable' if deferrable else 'blocking'}"
    schedule = f"name: {scope}\npipeline: {{git: {git_server.url}/passing.git, ref: main, path: clockwork.yaml}}\n"
    target = "2.11" if version == "2.11" else "3.1"
    on = platform(git_server, cluster.STORE, deferrable=deferrable, version=target)
    convert(tmp_path, schedule, on, code, on_airflow.home / "dags")

    ended = on_airflow.test(scope, MOMENT)

    assert ended.states == {"makes": "success", "copies": "success"}, ended.log
    assert "made on 2026-01-31" in ended.log
    assert [pod for pod in cluster.pods() if pod["metadata"]["labels"]["io.clockwork/scope"] == scope] == []
    run_here(PIPELINE, tmp_path / "local", "--executor", "docker", "--date", MOMENT)
    assert published(run_folder(store / "runs", scope)) == published(run_folder(tmp_path / "local", "passing"))
