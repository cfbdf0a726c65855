"""Attempts that are made again, outlive the next one, or are there twice: what they publish, by a scheduler."""

from __future__ import annotations

import hashlib
import json
import os
import signal
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import backends
import cluster
import pytest
from airflow_provider_clockwork.run_key import run_key
from git import GitServer
from installation import Airflow
from places import E2E
from s3 import S3Server
from scheduled import convert, platform

PIPELINE = E2E / "pipelines" / "attempts"


@dataclass(frozen=True)
class Kept:
    """A schedule, and what its runs have left."""

    scope: str
    runs: Path

    def attempt(self, run: str, task: str, number: int) -> Path:
        """The folder of an attempt."""
        return self.runs / self.scope / run_key(run) / task / f"attempt-{number}"

    def current(self, run: str, task: str) -> dict[str, Any]:
        """Which attempt of a task counts."""
        return json_of(self.attempt(run, task, 0).parent / "current")

    def manifest(self, run: str, task: str, number: int) -> dict[str, Any]:
        return json_of(self.attempt(run, task, number) / "manifest.json")

    def pod(self, run: str, task: str, number: int) -> str:
        """The pod that an attempt has published to be of."""
        return str(self.manifest(run, task, number)["outputs"]["pod"]["value"])

    def is_whole(self, run: str, number: int, pod: str) -> None:
        """Fails unless manifest and files of an attempt are one pod's."""
        outputs = self.attempt(run, "makes", number) / "outputs"
        blob = (outputs / "blob").read_bytes()
        assert self.pod(run, "makes", number) == pod
        assert blob.decode() == f"{pod}\n{pod}\n"
        assert self.manifest(run, "makes", number)["outputs"]["blob"]["sha256"] == hashlib.sha256(blob).hexdigest()
        assert {file.name: file.read_text() for file in (outputs / "tree").iterdir()} == {
            "first": f"{pod}\n",
            "second": f"{pod}\n",
        }
        assert list(outputs.parents[1].rglob(".new-*")) == []


def json_of(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text())
    return found


@pytest.fixture(scope="module")
def code(git_server: GitServer) -> Path:
    """The pipeline's checkout, as it is on the server."""
    return git_server.publish("attempts", PIPELINE)


def converted(name: str, on: str, code: Path, git_server: GitServer, site: Airflow, folder: Path) -> None:
    schedule = f"name: {name}\npipeline: {{git: {git_server.url}/attempts.git, ref: main, path: clockwork.yaml}}\n"
    convert(folder, schedule, on, code, site.dags)


@pytest.fixture(scope="module", params=["claim"])
def kept(
    request: pytest.FixtureRequest,
    code: Path,
    git_server: GitServer,
    s3_server: S3Server,
    store: Path,
    site: Airflow,
    tmp_path_factory: pytest.TempPathFactory,
) -> Kept:
    """A schedule whose workers wait for their pods; its store is a claim unless a test wants another."""
    folder = tmp_path_factory.mktemp("attempts")
    on = backends.backend(request.param, git_server, s3_server, store, folder)
    converted(f"attempts-{on.name}", on.platform, code, git_server, site, folder)
    return Kept(f"attempts-{on.name}", on.runs)


@pytest.fixture(scope="module")
def deferred(
    code: Path, git_server: GitServer, store: Path, site: Airflow, tmp_path_factory: pytest.TempPathFactory
) -> Kept:
    """A schedule whose pods a triggerer waits for."""
    on = platform(git_server, cluster.STORE, deferrable=True)
    converted("attempts-deferred", on, code, git_server, site, tmp_path_factory.mktemp("attempts"))
    return Kept("attempts-deferred", store / "runs")


def test_a_task_that_was_cleared_and_fails_serves_nothing_of_before(kept: Kept, site: Airflow) -> None:
    run = site.trigger(kept.scope, "cleared", {"failing": "23"})
    assert site.ended(kept.scope, run) == "success", site.log(kept.scope)
    first = kept.pod(run, "makes", 1)
    assert kept.pod(run, "reads", 1) == first

    site.clear(kept.scope, run, "makes", downstream=True)

    assert site.ended(kept.scope, run) == "failed"
    assert site.states(kept.scope, run) == {"makes": ("failed", 3), "reads": ("success", 2)}
    assert kept.current(run, "makes") == {"attempt": 3, "state": "running"}
    assert [kept.manifest(run, "makes", number)["state"] for number in (1, 2, 3)] == ["succeeded", "failed", "failed"]
    assert kept.manifest(run, "makes", 3)["outputs"] == {}
    assert kept.pod(run, "reads", 2) == "nothing"
    assert (kept.attempt(run, "reads", 2) / "outputs" / "blob").read_text() == ""
    kept.is_whole(run, 1, first)


@pytest.mark.parametrize("kept", ["s3"], indirect=True)
def test_an_attempt_that_outlives_the_next_one_changes_nothing(kept: Kept, site: Airflow) -> None:
    run = site.trigger(kept.scope, "outlived", {"held": "1"})
    outlives = cluster.running(kept.scope, run_id=run)
    worker = site.reaches(kept.scope, run, "makes", "running")
    # As Airflow marks a pod that it has given up and not got rid of.
    cluster.kubectl("-n", cluster.NAMESPACE, "label", "pod", outlives, "already_checked=True")
    assert worker
    os.kill(worker, signal.SIGKILL)
    assert site.ended(kept.scope, run) == "success", site.log(kept.scope)
    next_one = kept.pod(run, "makes", 2)
    kept.is_whole(run, 2, next_one)

    cluster.let_go_on(outlives)
    cluster.await_phase(outlives, "Succeeded")

    assert kept.current(run, "makes") == {"attempt": 2, "state": "succeeded"}
    kept.is_whole(run, 2, next_one)
    kept.is_whole(run, 1, outlives)
    assert kept.pod(run, "reads", 1) == next_one
    assert site.states(kept.scope, run) == {"makes": ("success", 2), "reads": ("success", 1)}


def test_a_second_pod_of_the_same_attempt_does_nothing(kept: Kept, site: Airflow) -> None:
    run = site.trigger(kept.scope, "twice", {"held": "1"})
    first = cluster.running(kept.scope, run_id=run)

    again = cluster.copy(first)

    cluster.await_phase(again, "Failed")
    assert 'attempt 1 of task "makes" cannot begin: somebody else has begun it and not ended it' in cluster.logs(
        again, "clockwork"
    )
    assert kept.current(run, "makes") == {"attempt": 1, "state": "running"}
    cluster.let_go_on(first)
    assert site.ended(kept.scope, run) == "success", site.log(kept.scope)
    kept.is_whole(run, 1, first)
    assert kept.pod(run, "reads", 1) == first


def test_a_task_that_is_cleared_while_it_runs_gets_a_pod_of_its_own(kept: Kept, site: Airflow) -> None:
    cleared_early(kept, "running", site)


def test_a_task_that_is_cleared_while_it_is_deferred_gets_a_pod_of_its_own(deferred: Kept, site: Airflow) -> None:
    cleared_early(deferred, "deferred", site)


def cleared_early(kept: Kept, state: str, site: Airflow) -> None:
    run = site.trigger(kept.scope, "cleared-early", {"held": "1"})
    first = cluster.running(kept.scope, run_id=run)
    site.reaches(kept.scope, run, "makes", state)

    site.clear(kept.scope, run, "makes")

    assert site.ended(kept.scope, run) == "success", site.log(kept.scope)
    assert site.states(kept.scope, run) == {"makes": ("success", 2), "reads": ("success", 1)}
    cluster.await_gone(first)
    assert kept.pod(run, "makes", 2) != first
    assert kept.current(run, "makes") == {"attempt": 2, "state": "succeeded"}
    kept.is_whole(run, 2, kept.pod(run, "makes", 2))


def test_a_pod_is_waited_for_though_the_triggerer_was_killed(deferred: Kept, site: Airflow) -> None:
    run = site.trigger(deferred.scope, "triggerer-killed", {"held": "1"})
    pod = cluster.running(deferred.scope, run_id=run)
    site.reaches(deferred.scope, run, "makes", "deferred")

    site.programs.start_again("triggerer")
    cluster.let_go_on(pod)

    assert site.ended(deferred.scope, run) == "success", site.log(deferred.scope)
    assert site.states(deferred.scope, run) == {"makes": ("success", 1), "reads": ("success", 1)}
    deferred.is_whole(run, 1, pod)
