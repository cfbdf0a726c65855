"""Tests in real containers; they need an engine and the image of the runtime that CLOCKWORK_TEST_RUNTIME names."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from attempts import RUNTIME, Attempt

collect_ignore_glob = [] if RUNTIME else ["test_*.py"]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The folder of a store."""
    return tmp_path


@pytest.fixture
def shell(store: Path) -> Callable[..., Attempt]:
    """Makes attempts that run a shell text."""

    def attempt(task: str, text: str, number: int = 1, **said: Any) -> Attempt:
        return Attempt(store, task, {"shell": text}, number, **said)

    return attempt


@pytest.fixture
def client() -> Iterator[Any]:
    """The engine's own client."""
    import docker
    from docker.utils import kwargs_from_env

    with contextlib.closing(docker.APIClient(**{"version": "auto", **kwargs_from_env()})) as made:
        yield made


@pytest.fixture
def left(client: Any) -> Callable[[], list[Any]]:
    """What is on the engine of this process's tasks."""

    def found() -> list[Any]:
        mine = {"label": ["io.clockwork.airflow.attempt", f"io.clockwork.owner.pid={os.getpid()}"]}
        return [*client.containers(all=True, filters=mine), *(client.volumes(filters=mine)["Volumes"] or ())]

    return found
