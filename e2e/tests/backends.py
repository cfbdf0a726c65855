"""Where schedules run and keep their data: pods with a claim or a bucket, containers of this machine with a folder."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cluster
from git import GitServer
from s3 import S3Server
from scheduled import Airflow, on_docker, platform

NAMES = ("claim", "s3", "docker")


@dataclass(frozen=True)
class Backend:
    """A platform, as its specification says it, and the folder in which its runs are kept."""

    name: str
    platform: str
    runs: Path


OnEach = Callable[[Callable[[Backend, Airflow], Any]], dict[str, Future[Any]]]
"""Has something done on each back end at once; what comes of it, by their names."""


def backend(name: str, git_server: GitServer, s3_server: S3Server, claimed: Path, folder: Path) -> Backend:
    """The back end of that name, by the folder behind the claim of the cluster, and one for containers."""
    if name == "claim":
        return Backend(name, platform(git_server, cluster.STORE), claimed / "runs")
    if name == "s3":
        store = f"{{url: s3://runs/shared, endpoint: {s3_server.url}, secret: s3-e2e}}"
        return Backend(name, platform(git_server, store), s3_server.bucket / "shared")
    return Backend(name, on_docker(git_server, folder), folder)
