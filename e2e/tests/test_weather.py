"""The weather example on every back end: code from a Git server, data through a claim, a bucket or a folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from backends import Backend
from conftest import run_here
from git import GitServer
from places import ROOT
from published import published, run_folder
from scheduled import Airflow, convert

EXAMPLE = ROOT / "clockwork-examples" / "weather"
SCRIPTS, NOTEBOOK = "clockwork.yaml", "clockwork-notebook.yaml"
MOMENT = "2026-01-31"
TASKS = ("extract", "quality", "features", "train", "evaluate", "report")


@pytest.fixture(scope="module")
def code(git_server: GitServer) -> Path:
    """The example's checkout, as it is on the server."""
    return git_server.publish("weather", EXAMPLE)


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What runs in processes of this machine have left, by the file of the pipeline."""
    runs = tmp_path_factory.mktemp("local")
    for file in (SCRIPTS, NOTEBOOK):
        run_here(EXAMPLE / file, runs, "--executor", "process", "--date", MOMENT)
    return {SCRIPTS: run_folder(runs, "weather"), NOTEBOOK: run_folder(runs, "weather-notebook")}


@pytest.mark.parametrize("file", [SCRIPTS, NOTEBOOK])
def test_outputs_and_manifests_are_those_of_a_run_on_this_machine(
    file: str,
    backend: Backend,
    code: Path,
    here: dict[str, Path],
    git_server: GitServer,
    airflow: Airflow,
    tmp_path: Path,
) -> None:
    scope = f"{'weather' if file == SCRIPTS else 'weather-notebook'}-{backend.name}"
    schedule = f"name: {scope}\npipeline: {{git: {git_server.url}/weather.git, ref: main, path: {file}}}\n"
    convert(tmp_path, schedule, backend.platform, code, airflow.home / "dags")

    ended = airflow.test(scope, MOMENT)

    assert ended.states == dict.fromkeys(TASKS, "success"), ended.log
    assert "mae=2.082 baseline_mae=2.240 skill=0.070" in ended.log
    run = run_folder(backend.runs, scope)
    assert published(run) == published(here[file])
    assert (run / "train" / "attempt-1" / "notebook.ipynb").is_file() == (file == NOTEBOOK)
