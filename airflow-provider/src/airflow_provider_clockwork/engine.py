"""A Docker Engine: containers that run one after another, their lines and their ends."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from airflow.providers.docker.hooks.docker import DockerHook
from docker.errors import APIError, ImageNotFound, NotFound
from docker.utils import kwargs_from_env
from docker.utils.socket import frames_iter

LOCAL = "unix:///var/run/docker.sock"

GRACE = 12
"""Seconds that a container has to end by itself: the wrapper's ten and a little more."""

LONGEST_LINE = 16 * 1024
"""Bytes of one line of a log; a longer one is told in pieces."""


@dataclass(frozen=True)
class End:
    """How a container ended."""

    code: int
    out_of_memory: bool


class Refused(Exception):
    """What the engine does not do, in its own words."""


class Engine:
    """The engine that DOCKER_HOST names, otherwise this machine's."""

    def __init__(self) -> None:
        said = {"base_url": LOCAL, **kwargs_from_env()}
        self._client = DockerHook(docker_conn_id=None, **said).api_client
        self._running: str | None = None
        self._killed = False

    def pull(self, image: str, until: float) -> None:
        """Gets the image, unless it is there.

        :param until: when it has to be there, by the monotonic clock
        """
        with _refusals(f"image {image} cannot be had"):
            try:
                self._client.inspect_image(image)
            except ImageNotFound:
                for told in self._client.pull(image, stream=True, decode=True):
                    if "error" in told:
                        raise Refused(f"image {image} cannot be had: {told['error']}") from None
                    if self._killed or time.monotonic() > until:
                        raise Refused(f"image {image} did not come in time") from None

    def make_volume(self, name: str, labels: dict[str, str]) -> None:
        """Makes an empty volume."""
        with _refusals(f"volume {name} cannot be made"):
            self._client.create_volume(name, labels=labels)

    def run(
        self, config: dict[str, Any], heard: Callable[[str], None], given: bytes = b"", until: float | None = None
    ) -> tuple[str, End]:
        """Runs a container to its end; it stays until it is removed.

        :param config: as the engine's API takes it
        :param heard: gets every line of its log as it is written
        :param given: what it reads from its standard input
        :param until: when it is ended, by the monotonic clock
        """
        if given:
            config = {**config, "OpenStdin": True, "StdinOnce": True, "AttachStdin": True}
        with _refusals("a container cannot be started"):
            container: str = self._client.create_container_from_config(config)["Id"]
            # Before its start, so that nothing it says is missed.
            attached = self._client.attach_socket(
                container, {"stdin": bool(given), "stdout": 1, "stderr": 1, "stream": 1}
            )
            self._begin(container)
        with contextlib.closing(attached), self._ended_at(container, until):
            if given:
                _send(attached, given)
            for line in lines(frames_iter(attached, tty=False)):
                heard(line)
        return container, self._end(container)

    def archive(self, container: str, path: str) -> Iterator[bytes]:
        """A folder of a container as a tar archive."""
        with _refusals(f"{path} cannot be read"):
            chunks: Iterator[bytes] = self._client.get_archive(container, path)[0]
            return chunks

    def kill(self) -> None:
        """Asks what runs to end, as a cancel does; nothing is started any more."""
        self._killed = True
        if self._running is not None:
            with contextlib.suppress(APIError):
                self._client.kill(self._running, signal="SIGTERM")

    def remove(self, *labels: str) -> None:
        """Removes all containers and volumes that have these labels; what still runs is asked to end before."""
        wanted = {"label": list(labels)}
        for container in self._client.containers(all=True, filters=wanted):
            with contextlib.suppress(NotFound):
                if container["State"] == "running":
                    self._client.stop(container["Id"], timeout=GRACE)
                self._client.remove_container(container["Id"], v=True, force=True)
        for volume in self._client.volumes(filters=wanted)["Volumes"] or ():
            with contextlib.suppress(APIError):
                self._client.remove_volume(volume["Name"])

    def labels(self, label: str) -> list[dict[str, str]]:
        """The labels of all containers and volumes that have one of that name."""
        wanted = {"label": label}
        containers = self._client.containers(all=True, filters=wanted)
        volumes = self._client.volumes(filters=wanted)["Volumes"] or ()
        return [found["Labels"] for found in (*containers, *volumes)]

    @contextlib.contextmanager
    def _ended_at(self, container: str, until: float | None) -> Iterator[None]:
        if until is None:
            yield
            return
        timer = threading.Timer(until - time.monotonic(), self._client.kill, (container,))
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
        if time.monotonic() > until:
            raise Refused("its container was not ready in time")

    def _begin(self, container: str) -> None:
        self._running = container
        if not self._killed:
            self._client.start(container)
        if self._killed:  # perhaps only now
            self.kill()

    def _end(self, container: str) -> End:
        code = self._client.wait(container)["StatusCode"]
        self._running = None
        if self._killed:
            raise Refused("it was ended from outside")
        return End(code, self._client.inspect_container(container)["State"]["OOMKilled"])


@contextlib.contextmanager
def _refusals(what: str) -> Iterator[None]:
    try:
        yield
    except APIError as problem:
        raise Refused(f"{what}: {problem.explanation}") from None


def _send(attached: Any, given: bytes) -> None:
    """Writes to a connection, whichever object the client has for it."""
    getattr(attached, "_sock", attached).sendall(given)


def lines(frames: Iterable[tuple[int, bytes]]) -> Iterator[str]:
    """Whole lines of the two streams of a log, whatever the pieces in which they come."""
    begun: dict[int, bytes] = {}
    for stream, chunk in frames:
        *whole, rest = (begun.pop(stream, b"") + chunk).split(b"\n")
        for line in whole:
            yield from _pieces(line)
        while len(rest) > LONGEST_LINE:
            yield _text(rest[:LONGEST_LINE])
            rest = rest[LONGEST_LINE:]
        begun[stream] = rest
    for rest in begun.values():
        if rest:
            yield _text(rest)


def _pieces(line: bytes) -> Iterator[str]:
    yield _text(line[:LONGEST_LINE])
    for at in range(LONGEST_LINE, len(line), LONGEST_LINE):
        yield _text(line[at : at + LONGEST_LINE])


def _text(line: bytes) -> str:
    return line.decode(errors="replace").rstrip("\r")
