"""A node whose memory runs low: the kubelet evicts a pod, and its task is tried again."""

from __future__ import annotations

import re
from pathlib import Path

import cluster
import pytest
from git import GitServer
from installation import Airflow
from places import E2E
from scheduled import convert, platform


@pytest.mark.parametrize("deferrable", [True, False])
def test_the_reason_is_said_and_the_next_attempt_runs_where_there_is_memory_again(
    deferrable: bool, git_server: GitServer, site: Airflow, store: Path, tmp_path: Path
) -> None:
    scope = "evicted-where-a-trigger-waits" if deferrable else "evicted-where-a-worker-waits"
    code = git_server.publish(scope, E2E / "pipelines" / "evicted")
    schedule = f"name: {scope}\npipeline: {{git: {git_server.url}/{scope}.git, ref: main, path: clockwork.yaml}}\n"
    convert(tmp_path, schedule, platform(git_server, cluster.STORE, deferrable=deferrable), code, site.dags)
    run = site.trigger(scope, "by-hand", {})
    cluster.running(scope)

    with cluster.least_memory("99%"):
        site.reaches(scope, run, "stays", "up_for_retry")

    assert site.ended(scope, run) == "success"
    assert site.states(scope, run) == {"stays": ("success", 2)}
    reasons = set(re.findall(r'"exc_value": ?"(the pod was evicted: [^"]*)"', site.log(scope)))
    assert len(reasons) == 1, site.log(scope)
    assert re.match(r"the pod was evicted: The node was low on resource: memory\. ", reasons.pop())
