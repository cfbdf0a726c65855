"""What the tests share: one cluster, one Airflow of each version, one with all its processes, one store."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.append(str(Path(__file__).resolve().parents[1] / "scheduler"))
sys.path.append(str(Path(__file__).resolve().parents[2] / "airflow-provider" / "src"))

import backends
import cluster
import git
import installation
import probes
import s3
from places import ROOT
from probes import image_registry, probed, probes_code
from scheduled import Airflow

__all__ = ["image_registry", "probed", "probes_code"]

# Looked for everywhere afterwards.
TOKEN = "token-of-git-4f1c9a"
S3_SECRET = "secret-of-s3-77be02"
OWN = "secret-of-task-0d5e31"


@pytest.fixture(scope="session")
def store() -> Path:
    """The folder behind the claim of the namespace of the tests."""
    return cluster.claimed()


@pytest.fixture(scope="session")
def git_server(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[git.GitServer]:
    """A Git server whose token is a secret of the namespace."""
    with git.serving(tmp_path_factory.mktemp("git"), TOKEN) as server:
        cluster.make_secret(server.secret, {"token": TOKEN, "ca.crt": server.certificate})
        yield server


@pytest.fixture(scope="session")
def s3_server(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[s3.S3Server]:
    """A server that speaks S3, whose keys are a secret of the namespace."""
    with s3.serving(tmp_path_factory.mktemp("s3"), "writer", S3_SECRET) as server:
        cluster.make_secret("s3-e2e", {"AWS_ACCESS_KEY_ID": "writer", "AWS_SECRET_ACCESS_KEY": S3_SECRET})
        yield server


@pytest.fixture(scope="session")
def newest(git_server: git.GitServer, tmp_path_factory: pytest.TempPathFactory) -> Airflow:
    """What runs nothing and is copied: to make a database takes long."""
    return made(git_server, tmp_path_factory, "3.3")


@pytest.fixture(scope="session")
def airflow(newest: Airflow, tmp_path_factory: pytest.TempPathFactory) -> Airflow:
    """The newest Airflow."""
    return newest.copy(tmp_path_factory.mktemp("airflow"))


@pytest.fixture(scope="session")
def airflow_2(git_server: git.GitServer, tmp_path_factory: pytest.TempPathFactory) -> Airflow:
    """The last Airflow 2."""
    return made(git_server, tmp_path_factory, "2.11")


@pytest.fixture(scope="session")
def site(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[installation.Airflow]:
    """The newest Airflow as a site runs it: all its processes are there."""
    home = tmp_path_factory.mktemp("site") / "home"
    with installation.running(home, {"kubernetes_default": cluster.CONNECTION}) as airflow:
        yield airflow


def made(git_server: git.GitServer, folders: pytest.TempPathFactory, version: str) -> Airflow:
    python = Path(os.environ["CHECK_AIRFLOW"], version, "bin", "python")
    secrets = {git_server.secret: {"token": TOKEN, "ca.crt": git_server.certificate}, "probe": {"token": probes.TOKEN}}
    airflow = Airflow(python, folders.mktemp(f"airflow-{version}") / "home", secrets)
    airflow.make()
    return airflow


@pytest.fixture(scope="session")
def airflows(newest: Airflow, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Airflow]:
    """The newest Airflow once more for each back end, by their names."""
    return {name: newest.copy(tmp_path_factory.mktemp(f"airflow-{name}")) for name in backends.NAMES}


@pytest.fixture(scope="session")
def on_each(
    git_server: git.GitServer,
    s3_server: s3.S3Server,
    store: Path,
    airflows: dict[str, Airflow],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[backends.OnEach]:
    """Has something done on each back end, by an Airflow of its own, at once: most of the time they wait for pods."""
    each = [
        backends.backend(name, git_server, s3_server, store, tmp_path_factory.mktemp(f"runs-{name}"))
        for name in airflows
    ]
    with ThreadPoolExecutor(len(each)) as pool:
        yield lambda work: {on.name: pool.submit(work, on, airflows[on.name]) for on in each}


@pytest.fixture(scope="session", autouse=True)
def early(request: pytest.FixtureRequest) -> None:
    """Has what takes longest begin first: the probes, whose results are asked for by tests in the middle."""
    if any("probed" in getattr(item, "fixturenames", ()) for item in request.session.items):
        request.getfixturevalue("probed")


@pytest.fixture(scope="session")
def seen() -> dict[str, dict[str, bool]]:
    """Whether probes of the contract published what they are to, by back end and probe."""
    return {}


def run_here(file: Path, runs: Path, *options: str, failing: bool = False) -> str:
    """Runs a pipeline or schedule on this machine by the command line, as it was built; what it prints.

    Outside the checkout it does not look. Its Python is the one that has what notebooks need.
    """
    command = [str(ROOT / "clockwork"), "run", str(file), "--runs-dir", str(runs), *options]
    environment = {**os.environ, "PATH": f"{os.environ['CHECK_ENVIRONMENT']}/bin:{os.environ['PATH']}"}
    done = subprocess.run(command, cwd="/", env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == int(failing), done.stdout + done.stderr
    return done.stdout
