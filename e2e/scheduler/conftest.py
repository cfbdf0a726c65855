"""What the tests share: one Airflow that runs, its schedules, and those whom alerts go to."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "airflow-provider" / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "airflow-provider" / "tests"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import git
import installation
from places import E2E
from receiving import Receivers
from schedules import Schedules


def pytest_configure() -> None:
    """Whoever ends the tests ends what they have started."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


AT = "2026-10-25T00:30:59Z"
"""A moment of the contract's vectors."""


@pytest.fixture(scope="session")
def receivers() -> Iterator[Receivers]:
    """Servers of mail, Slack and webhooks."""
    with Receivers.serving() as made:
        yield made


@pytest.fixture(scope="session")
def git_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[git.GitServer]:
    """A Git server that containers reach."""
    with git.serving(tmp_path_factory.mktemp("git"), "token-of-git", bridge()) as server:
        server.publish("scheduled", E2E / "pipelines" / "scheduled")
        yield server


@pytest.fixture(scope="session")
def airflow(
    receivers: Receivers, git_server: git.GitServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[installation.Airflow]:
    """An Airflow without DAGs yet."""
    of_git = {"conn_type": "generic", "extra": {"token": git_server.token, "ca.crt": git_server.certificate}}
    with installation.running(
        tmp_path_factory.mktemp("airflow") / "home", {"git": of_git, **receivers.connections}
    ) as site:
        yield site


@pytest.fixture(scope="session")
def schedules(
    airflow: installation.Airflow, git_server: git.GitServer, tmp_path_factory: pytest.TempPathFactory
) -> Schedules:
    """All schedules, converted into its folder."""
    made = Schedules(tmp_path_factory.mktemp("central"), git_server, airflow)
    made.convert()
    return made


@pytest.fixture(scope="session")
def fault(airflow: installation.Airflow, schedules: Schedules) -> str:
    """The only run of the schedule of faults, which has ended."""
    run = airflow.trigger("faults", "by-hand", {}, AT)
    assert airflow.ended("faults", run) == "failed"
    return run


def bridge() -> str:
    """The address of this machine for containers."""
    gateway = "{{(index .IPAM.Config 0).Gateway}}"
    command = ["docker", "network", "inspect", "bridge", "-f", gateway]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
