"""The weather example on pods: its scripts come from a Git server, its data through a claim or a bucket."""

from __future__ import annotations

from pathlib import Path

import cluster
import pytest
from conftest import run_here
from git import GitServer
from places import ROOT
from published import published, run_folder
from s3 import S3Server
from scheduled import Airflow, convert, platform

EXAMPLE = ROOT / "clockwork-examples" / "weather"
MOMENT = "2026-01-31"
TASKS = ("extract", "quality", "features", "train", "evaluate", "report")


@pytest.fixture(scope="module")
def code(git_server: GitServer) -> Path:
    """The example's checkout, as it is on the server."""
    return git_server.publish("weather", EXAMPLE)


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a run in processes of this machine has left."""
    runs = tmp_path_factory.mktemp("local")
    run_here(EXAMPLE / "clockwork.yaml", runs, "--executor", "process", "--date", MOMENT)
    return run_folder(runs, "weather")


@pytest.mark.parametrize("kind", ["claim", "s3"])
def test_outputs_and_manifests_are_those_of_a_run_on_this_machine(
    kind: str,
    code: Path,
    here: Path,
    git_server: GitServer,
    s3_server: S3Server,
    airflow: Airflow,
    store: Path,
    tmp_path: Path,
) -> None:
    scope = f"weather-{kind}"
    place = {
        "claim": f"pvc://{cluster.CLAIM}/runs",
        "s3": f"{{url: s3://runs/weather, endpoint: {s3_server.url}, secret: s3-e2e}}",
    }
    schedule = f"name: {scope}\npipeline: {{git: {git_server.url}/weather.git, ref: main, path: clockwork.yaml}}\n"
    convert(
        tmp_path,
        schedule,
        platform(git_server, place[kind]),
        code,
        airflow.home / "dags",
    )

    ended = airflow.test(scope, MOMENT)

    assert ended.states == dict.fromkeys(TASKS, "success"), ended.log
    assert "mae=2.082 baseline_mae=2.240 skill=0.070" in ended.log
    left = store / "runs" if kind == "claim" else s3_server.bucket / "weather"
    assert published(run_folder(left, scope)) == published(here)
