"""Servers of code and data that go away, or have no room left, while a task needs them."""

from __future__ import annotations

import json
import socket
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import cluster
import git
import pytest
import s3
from conftest import TOKEN
from places import E2E, NODE_ADDRESS
from published import run_folder
from scheduled import Airflow, convert, platform

PASSING = E2E / "pipelines" / "passing"
PUBLISHES = E2E / "pipelines" / "publishes"
MOMENT = "2026-01-31"


@pytest.fixture(scope="module")
def publishes(git_server: git.GitServer) -> Path:
    """The checkout of the pipeline that publishes when it may, as it is on the server."""
    return git_server.publish("publishes", PUBLISHES)


def test_code_is_fetched_when_the_server_is_back(airflow: Airflow, store: Path, tmp_path: Path) -> None:
    folder = tmp_path / "git"
    folder.mkdir()
    with git.serving(folder, TOKEN) as server:
        code = server.publish("away", PASSING)
    cluster.make_secret(server.secret, {"token": TOKEN, "ca.crt": server.certificate})
    schedule = f"name: away\npipeline: {{git: {server.url}/away.git, ref: main, path: clockwork.yaml}}\n"
    convert(tmp_path, schedule, platform(server, cluster.STORE), code, airflow.home / "dags")

    with socket.create_server((NODE_ADDRESS, server.port)) as deaf, airflow.testing("away", MOMENT) as process:
        deaf.settimeout(120)
        for _ in range(2):
            deaf.accept()[0].close()
        deaf.close()
        with git.started(folder, TOKEN, NODE_ADDRESS, server.port):
            process.wait()

    assert airflow.states("away") == {"makes": "success", "copies": "success"}
    assert set(airflow.ask("select task_id, try_number from task_instance where dag_id = ?", "away")) == {
        ("makes", 1),
        ("copies", 1),
    }


def test_outputs_that_cannot_be_stored_are_no_outputs(
    publishes: Path, git_server: git.GitServer, s3_server: s3.S3Server, airflow: Airflow, store: Path, tmp_path: Path
) -> None:
    with ExitStack() as until_it_may_publish:
        server = until_it_may_publish.enter_context(own_server(tmp_path, s3_server))
        convert_publishing("gone", "{waits: true}", server, publishes, git_server, airflow, tmp_path)
        with airflow.testing("gone", MOMENT) as process:
            pod = cluster.running("gone")
            until_it_may_publish.close()
            cluster.let_go_on(pod)
            process.wait()

    assert airflow.states("gone") == {"makes": "failed"}
    assert airflow.reasons("gone") == {"makes": "the store cannot be used: connection refused"}
    task = run_folder(server.bucket, "gone") / "makes"
    assert json.loads((task / "current").read_text()) == {"attempt": 1, "state": "running"}
    assert not list(task.glob("attempt-1/outputs/*"))


def test_a_full_store_is_told(
    publishes: Path, git_server: git.GitServer, s3_server: s3.S3Server, airflow: Airflow, store: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    with of_size("4m", folder), own_server(folder, s3_server) as server:
        convert_publishing("full", "{bytes: 8000000}", server, publishes, git_server, airflow, tmp_path)
        ended = airflow.test("full", MOMENT)
        task = run_folder(server.bucket, "full") / "makes"
        current = json.loads((task / "current").read_text())
        left = [file.name for file in task.glob("attempt-1/outputs/*")]

    assert ended.states == {"makes": "failed"}, ended.log
    assert ended.reasons == {"makes": "the store cannot be used: InsufficientStorage: No space left on device."}
    assert (current["attempt"], left) == (1, [])


@contextmanager
def own_server(folder: Path, like: s3.S3Server) -> Iterator[s3.S3Server]:
    """A server of a test's own, which the same keys open."""
    served = folder / "s3"
    served.mkdir()
    with s3.serving(served, like.access, like.secret) as server:
        yield server


@contextmanager
def of_size(size: str, folder: Path) -> Iterator[None]:
    """A folder that holds no more."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "e2e", str(folder)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def convert_publishing(
    scope: str,
    params: str,
    server: s3.S3Server,
    code: Path,
    git_server: git.GitServer,
    airflow: Airflow,
    folder: Path,
) -> None:
    pipeline = f"{{git: {git_server.url}/publishes.git, ref: main, path: clockwork.yaml}}"
    on = platform(git_server, f"{{url: s3://runs, endpoint: {server.url}, secret: s3-e2e}}")
    convert(folder, f"name: {scope}\nparams: {params}\npipeline: {pipeline}\n", on, code, airflow.home / "dags")
