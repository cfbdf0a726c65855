"""The weather example on every back end: code from a Git server, data through a claim, a bucket or a folder."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

import pytest
from backends import NAMES, Backend, OnEach
from conftest import run_here
from git import GitServer
from places import ROOT
from published import published, run_folder
from scheduled import Airflow, Ended, convert

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


@pytest.fixture(scope="module")
def ran(
    code: Path, git_server: GitServer, on_each: OnEach, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Future[dict[str, tuple[Ended, Path]]]]:
    """How both pipelines ended on each back end, and the folders of their runs."""
    folder = tmp_path_factory.mktemp("schedules")

    def run(file: str, on: Backend, airflow: Airflow) -> tuple[Ended, Path]:
        scope = f"{'weather' if file == SCRIPTS else 'weather-notebook'}-{on.name}"
        written = folder / scope
        written.mkdir()
        schedule = f"name: {scope}\npipeline: {{git: {git_server.url}/weather.git, ref: main, path: {file}}}\n"
        convert(written, schedule, on.platform, code, airflow.home / "dags")
        return airflow.test(scope, MOMENT), run_folder(on.runs, scope)

    return on_each(lambda on, airflow: {file: run(file, on, airflow) for file in (SCRIPTS, NOTEBOOK)})


@pytest.mark.parametrize("file", [SCRIPTS, NOTEBOOK])
@pytest.mark.parametrize("name", NAMES)
def test_outputs_and_manifests_are_those_of_a_run_on_this_machine(
    name: str, file: str, ran: dict[str, Future[dict[str, tuple[Ended, Path]]]], here: dict[str, Path]
) -> None:
    ended, run = ran[name].result()[file]

    assert ended.states == dict.fromkeys(TASKS, "success"), ended.log
    assert "mae=2.082 baseline_mae=2.240 skill=0.070" in ended.log
    assert published(run) == published(here[file])
    assert (run / "train" / "attempt-1" / "notebook.ipynb").is_file() == (file == NOTEBOOK)
