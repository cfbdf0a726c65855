"""The probes of the task contract: each publishes the same on every back end."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import cluster
import conformance
import installation
import pytest
import rules
from airflow_provider_clockwork.run_key import run_key
from backends import NAMES
from conftest import run_here
from git import GitServer
from probes import TOKEN, Probed, of, scheduled
from published import run_folder
from scheduled import convert, on_docker, platform, write

Seen = dict[str, dict[str, bool]]

# Bytes that all params of a run may have.
PARAMS = 8192


# Those first that need no pod, or one: meanwhile the probes run on the other back ends.


@pytest.mark.parametrize("executor", ["process", "docker"])
def test_probes_publish_what_is_expected_on_this_machine(
    executor: str, probes_code: Path, git_server: GitServer, seen: Seen, tmp_path: Path
) -> None:
    schedule = write(tmp_path, scheduled("here", "clockwork.yaml", git_server), on_docker(git_server, tmp_path))
    (tmp_path / "secrets.yaml").write_text(f"probe: {{token: {TOKEN}}}\n")
    options = ["--ignore-images"] if executor == "process" else []
    options += ["--secrets", str(tmp_path / "secrets.yaml"), "--keep-going"]

    options += ["--worktree", str(probes_code), "--date", "2026-01-31", "--executor", executor, "--format", "json"]

    said = run_here(schedule, tmp_path / "runs", *options, failing=True)

    got = conformance.published(run_folder(tmp_path / "runs", "here"), states(said), logs=True)
    compare(got, conformance.expected(logs=True), seen.setdefault(f"{executor} here", {}))


def test_containers_keep_their_rules_on_this_machine(seen: Seen, tmp_path: Path) -> None:
    said = run_here(conformance.FOLDER / "containers.yaml", tmp_path, "--executor", "docker", "--format", "json")

    run = run_folder(tmp_path, "containers")
    keep_their_rules(states(said), (run / "cannot_write/attempt-1/log.txt").read_text(), run, seen["docker here"])


def test_two_runs_at_once_do_not_meet(
    probes_code: Path, git_server: GitServer, store: Path, site: installation.Airflow, tmp_path: Path
) -> None:
    schedule = f"name: overlap\nschedule: {{max_active_runs: 2}}\npipeline: {of(git_server, 'overlap.yaml')}\n"
    convert(tmp_path, schedule, platform(git_server, cluster.STORE), probes_code, site.dags)
    site.trigger("overlap", "first", {"stays": True, "load": ""})
    first = cluster.running("overlap", run_id="first", task_id="meets")
    with cluster.following(first, tmp_path / "log") as log:
        cluster.await_("the first does not begin", lambda: log.read_text().endswith("here\n"))
        load = "x" * (PARAMS - len('{"stays":false,"load":""}'))

        site.trigger("overlap", "second", {"stays": False, "load": load})

        assert site.ended("overlap", "second") == "success", site.log("overlap")
        site.fail("overlap", "first")
        cluster.await_gone(first)
    assert log.read_text().splitlines()[:2] == ["here", "alone"]
    outputs = store / "runs" / "overlap" / run_key("second")
    told = json.loads((outputs / "full_load" / "attempt-1" / "manifest.json").read_text())
    assert told["outputs"]["characters"]["value"] == str(len(load))
    assert site.states("overlap", "first")["meets"][0] == "failed"


@pytest.mark.parametrize("name", NAMES)
def test_probes_publish_what_is_expected(name: str, probed: dict[str, Future[Probed]], seen: Seen) -> None:
    ended, run = probed[name].result().probes

    # Airflow keeps the logs.
    got = conformance.published(run, ended.states, logs=False)
    compare(got, conformance.expected(logs=False), seen.setdefault(name, {}))


@pytest.mark.parametrize("name", NAMES)
def test_containers_keep_their_rules(name: str, probed: dict[str, Future[Probed]], seen: Seen) -> None:
    ended, run = probed[name].result().containers

    keep_their_rules(ended.states, ended.log, run, seen.setdefault(name, {}))


def test_the_reference_says_what_was_seen(seen: Seen) -> None:
    page = rules.page(seen)
    if os.environ.get("CLOCKWORK_GOLDEN") == "update":
        rules.PAGE.write_text(page)
    assert rules.PAGE.read_text() == page


def compare(got: dict[str, Any], wanted: dict[str, Any], kept: dict[str, bool]) -> None:
    """Compares what probes published, and keeps who passed."""
    kept.update({probe: got.get(probe) == wanted[probe] for probe in wanted})
    assert {probe: got.get(probe) for probe in wanted} == wanted


def keep_their_rules(states: Mapping[str, str], log: str, run: Path, kept: dict[str, bool]) -> None:
    """Looks at a run of the probes of containers, and keeps who passed."""
    kept.update({task: state in ("success", "succeeded") for task, state in states.items()})
    kept["cannot_write"] &= "can be written to" not in log
    for task in states.keys() & {"without_a_shell", "without_a_shell_either"}:
        copy = run / task / "attempt-1" / "outputs" / "copy"
        kept[task] = kept[task] and copy.read_text() == "x\n"
    assert all(kept[task] for task in states), log


def states(said: str) -> dict[str, str]:
    """The states of tasks, as the events of a run tell them."""
    events = [json.loads(line) for line in said.splitlines()]
    return {event["task"]: event["state"] for event in events if event["event"] == "task_ended"}
