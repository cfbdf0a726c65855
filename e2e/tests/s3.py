"""A server that speaks S3."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from places import CACHE, NODE_ADDRESS

BUCKET = "runs"


@dataclass(frozen=True)
class S3Server:
    """A server whose buckets are folders."""

    folder: Path
    port: int
    access: str
    secret: str

    @property
    def url(self) -> str:
        return f"http://{NODE_ADDRESS}:{self.port}"

    @property
    def bucket(self) -> Path:
        """The folder of the one bucket."""
        return self.folder / BUCKET


@contextmanager
def serving(folder: Path, access: str, secret: str) -> Iterator[S3Server]:
    """A server that ends with the block."""
    with socket.create_server((NODE_ADDRESS, 0)) as free:
        port = free.getsockname()[1]
    server = S3Server(folder, port, access, secret)
    server.bucket.mkdir()
    program = os.environ.get("CLOCKWORK_TEST_S3", str(CACHE / "go" / "versitygw"))
    keys = {"ROOT_ACCESS_KEY": access, "ROOT_SECRET_KEY": secret}
    command = [program, "--port", f"{NODE_ADDRESS}:{port}", "posix", str(folder)]
    with subprocess.Popen(
        command, env={**os.environ, **keys}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            await_port(port)
            yield server
        finally:
            process.terminate()


def await_port(port: int) -> None:
    """Waits until somebody answers there."""
    for _ in range(300):
        try:
            socket.create_connection((NODE_ADDRESS, port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"nobody answers on port {port}")
