"""What goes wrong on pods, and what tasks try that they may not."""

from __future__ import annotations

import json
from pathlib import Path

import cluster
import pytest
from conftest import OWN
from git import GitServer
from places import E2E
from published import run_folder
from scheduled import Airflow, Ended, convert, platform

PIPELINE = E2E / "pipelines" / "faults" / "clockwork.yaml"
MOMENT = "2026-01-31"


@pytest.fixture(scope="module")
def code(git_server: GitServer) -> Path:
    """The pipeline's checkout, as it is on the server."""
    return git_server.publish("faults", PIPELINE.parent)


@pytest.fixture(scope="module")
def ended(
    code: Path, git_server: GitServer, airflow: Airflow, store: Path, tmp_path_factory: pytest.TempPathFactory
) -> Ended:
    """The run of all these tasks; their pods are kept."""
    cluster.make_secret("probe", {"own": OWN})
    schedule = f"name: faults\npipeline: {{git: {git_server.url}/faults.git, ref: main, path: clockwork.yaml}}\n"
    on = platform(git_server, cluster.STORE, keep="always")
    convert(tmp_path_factory.mktemp("faults"), schedule, on, code, airflow.home / "dags")
    return airflow.test("faults", MOMENT)


def test_states_are_those_of_the_contract(ended: Ended) -> None:
    assert ended.states == {
        "no_image": "failed",
        "out_of_memory": "failed",
        "asks_for_no_retry": "failed",
        "skips": "skipped",
        "after_skipped": "skipped",
        "owes": "failed",
        "too_slow": "failed",
        "second": "success",
        "reads_second": "success",
        "gets_in": "success",
    }, ended.log


def test_reasons_are_short_and_say_why(ended: Ended) -> None:
    assert ended.reasons["asks_for_no_retry"] == "exit code 98: it asked not to be tried again"
    assert ended.reasons["out_of_memory"] == (
        "killed by SIGKILL (exit code 137), perhaps because memory ran out (out of memory)"
    )
    assert ended.reasons["owes"] == ('output "model" is missing: the task must leave it at $CLOCKWORK_OUTPUT_MODEL')
    assert ended.reasons["too_slow"] == "stopped after its timeout of 1s"
    assert "Image cannot be pulled, unable to start: " in ended.reasons["no_image"]
    assert 'failed to resolve reference "localhost:1/nowhere:e2e"' in ended.reasons["no_image"]
    assert max(map(len, ended.reasons.values())) <= 500


def test_a_second_attempt_sees_nothing_of_the_first_and_its_outputs_are_served(ended: Ended, store: Path) -> None:
    task = run_folder(store / "runs", "faults") / "second"

    assert json.loads((task / "current").read_text()) == {"attempt": 2, "state": "succeeded"}
    assert [json.loads((task / f"attempt-{n}/manifest.json").read_text())["state"] for n in (1, 2)] == [
        "failed",
        "succeeded",
    ]
    assert "attempt 2\n" in ended.log


def test_a_task_gets_in_nowhere(ended: Ended) -> None:
    assert "got in" not in ended.log
