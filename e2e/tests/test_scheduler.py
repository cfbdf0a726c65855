"""Tasks in pods by a scheduler: with a worker that waits, and with a triggerer."""

from __future__ import annotations

from pathlib import Path

import cluster
import pytest
from conftest import run_here
from git import GitServer
from installation import Airflow
from places import E2E
from published import published, run_folder
from scheduled import convert, platform

PASSING = E2E / "pipelines" / "passing"
MOMENT = "2026-01-31T00:00:00Z"


@pytest.fixture(scope="module")
def code(git_server: GitServer) -> Path:
    """The pipeline's checkout, as it is on the server."""
    return git_server.publish("by-scheduler", PASSING)


def test_outputs_and_manifests_are_those_of_a_run_on_this_machine(
    code: Path, git_server: GitServer, site: Airflow, store: Path, tmp_path: Path
) -> None:
    scopes = {"scheduler-blocking": False, "scheduler-deferrable": True}
    for scope, deferrable in scopes.items():
        pipeline = f"{{git: {git_server.url}/by-scheduler.git, ref: main, path: clockwork.yaml}}"
        schedule = f"name: {scope}\npipeline: {pipeline}\n"
        convert(tmp_path, schedule, platform(git_server, cluster.STORE, deferrable=deferrable), code, site.dags)
    runs = {scope: site.trigger(scope, "by-hand", {}, MOMENT) for scope in scopes}
    run_here(PASSING / "clockwork.yaml", tmp_path / "local", "--executor", "docker", "--date", "2026-01-31")

    for scope, run in runs.items():
        assert site.ended(scope, run) == "success", site.log(scope)
        assert site.states(scope, run) == {"makes": ("success", 1), "copies": ("success", 1)}
        assert published(run_folder(store / "runs", scope)) == published(run_folder(tmp_path / "local", "passing"))
        assert "made on 2026-01-31" in site.log(scope)
        assert cluster.pods_of(scope) == []
    # Which of them a trigger had waited for.
    assert {scope for scope in scopes if "Pausing task as DEFERRED" in site.log(scope)} == {"scheduler-deferrable"}
