"""The probes of the task contract on every back end at once."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

import cluster
import conformance
import pytest
import registry
from backends import Backend, OnEach
from git import GitServer
from published import run_folder
from scheduled import Airflow, Ended, convert

# What they are told; theirs to print.
TOKEN = "conformance-token"

# The day before it is what the probes are about.
MIDNIGHT = "2026-02-01T00:00:00+07:00"


@pytest.fixture(scope="session")
def image_registry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with registry.serving(tmp_path_factory.mktemp("registry")) as address:
        yield address


@pytest.fixture(scope="session")
def probes_code(git_server: GitServer, image_registry: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Their checkout, as it is on the server."""
    content = tmp_path_factory.mktemp("code")
    copied = shutil.copytree(conformance.FOLDER, content / "contract" / "conformance")
    for file in copied.glob("*.yaml"):
        # What is called latest Kubernetes wants to pull.
        file.write_text(re.sub(r"(image: clockwork-test/\w+)", r"\1:e2e", file.read_text()))
    # Of an image that runs by itself a registry knows the entrypoint.
    by_itself = f"{image_registry}/probes/bare:e2e"
    registry.push("clockwork-test/bare", by_itself)
    containers = copied / "containers.yaml"
    containers.write_text(containers.read_text().replace("clockwork-test/bare:e2e", by_itself, 1))
    cluster.make_secret("probe", {"token": TOKEN})
    return git_server.publish("conformance", content)


@dataclass(frozen=True)
class Probed:
    """What a back end has made of both pipelines of probes: how each ended, and the folder of its run."""

    probes: tuple[Ended, Path]
    containers: tuple[Ended, Path]


@pytest.fixture(scope="session")
def probed(
    probes_code: Path, git_server: GitServer, on_each: OnEach, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Future[Probed]]:
    """Begins with the probes; what comes of them, by back end."""
    folder = tmp_path_factory.mktemp("schedules")

    def probe(on: Backend, airflow: Airflow) -> Probed:
        def ended(scope: str, file: str) -> tuple[Ended, Path]:
            written = folder / scope
            written.mkdir()
            convert(written, scheduled(scope, file, git_server), on.platform, probes_code, airflow.home / "dags")
            return airflow.test(scope, MIDNIGHT), run_folder(on.runs, scope)

        return Probed(
            ended(f"conformance-{on.name}", "clockwork.yaml"), ended(f"containers-{on.name}", "containers.yaml")
        )

    return on_each(probe)


def scheduled(scope: str, file: str, git_server: GitServer) -> str:
    at = '{cron: "0 0 * * *", timezone: Asia/Jakarta, start: 2026-01-01}'
    return f"name: {scope}\nschedule: {at}\npipeline: {of(git_server, file)}\n"


def of(git_server: GitServer, file: str) -> str:
    return f"{{git: {git_server.url}/conformance.git, ref: main, path: contract/conformance/{file}}}"
