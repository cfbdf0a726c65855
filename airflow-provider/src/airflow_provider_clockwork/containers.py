"""Runs a step in containers on one Docker Engine, by the client of Airflow's Docker provider."""

from __future__ import annotations

import io
import tarfile
import time
from typing import TYPE_CHECKING, Any, NoReturn

from airflow.providers.common.compat.sdk import AirflowSkipException

from . import ending, owner
from . import run as runs
from .container_parts import ATTEMPT, INPUTS, STORE_AT, ContainerParts
from .engine import End, Engine, Refused

if TYPE_CHECKING:
    from airflow.sdk.definitions.context import Context

    from .operator import ClockworkOperator


STARTUP_TIMEOUT = 600
"""Seconds to pull images and to stage."""


class Containers:
    """One attempt in three containers, one after another: stage, the user's command, publish.

    Only the first and the last have the store, and they run when nothing of the user's does.
    """

    def __init__(self, operator: ClockworkOperator, context: Context) -> None:
        self.log = operator.log
        self.parts = ContainerParts(operator, runs.document(context))
        self.engine = Engine()

    def execute(self, context: Context) -> None:
        """Runs it to its end."""
        self._sweep()
        try:
            self._attempt(context)
        except (Refused, LookupError) as problem:
            self._fail(context, None, str(problem))
        finally:
            self.engine.remove(*self.parts.of_this_attempt())

    def go_on(self, context: Context, event: dict[str, Any]) -> None:
        """Nothing waits for containers but the worker."""
        raise ValueError("a task in containers is not deferred")

    def kill(self) -> None:
        """Asks the command to end; execute, which waits for it, removes what is left."""
        self.engine.kill()

    def _attempt(self, context: Context) -> None:
        # Before anything runs, as one may be missing.
        of_runtime, of_command = self.parts.given_to_runtime(), self.parts.given_to_command()
        until = time.monotonic() + self.parts.backend["docker"].get("startup_timeout", STARTUP_TIMEOUT)
        for image in (self.parts.backend["runtime_image"], self.parts.place["image"]):
            self.engine.pull(image, until)
        for name in self.parts.volumes().values():
            self.engine.make_volume(name, self.parts.labels())
        staged, end, said = self._run(self.parts.stage(), of_runtime, until)
        if end.code:
            self._fail(context, end.code, ending.reason(end.code, said))
        _, command, _ = self._run(self.parts.command(self._inputs(staged)), of_command)
        _, end, said = self._run(self.parts.publish(), of_runtime)
        if end.code == ending.SKIPPED:
            raise AirflowSkipException(f"exit code {ending.SKIPPED}: it asked to be skipped")
        if end.code:
            why = ending.reason(end.code, said)
            self._fail(context, end.code, ending.of_memory(why) if command.out_of_memory else why)

    def _run(self, config: dict[str, Any], given: bytes, until: float | None = None) -> tuple[str, End, str]:
        """Runs a container; its id, its end, and the last that the runtime said in it."""
        last = ""

        def heard(line: str) -> None:
            nonlocal last
            self.log.info("%s", line)
            if line.startswith("clockwork: "):
                last = line

        container, end = self.engine.run(config, heard, given, until)
        return container, end, last

    def _inputs(self, staged: str) -> list[str]:
        """Paths in the store of what was staged as links to it."""
        if self.parts.folder is None:
            return []
        content = io.BytesIO(b"".join(self.engine.archive(staged, INPUTS)))
        with tarfile.open(fileobj=content) as archive:
            links = [member.linkname for member in archive if member.issym()]
        return sorted({link.removeprefix(f"{STORE_AT}/") for link in links})

    def _sweep(self) -> None:
        """Removes other attempts of the task, and what tasks have left whose worker is gone."""
        self.engine.remove(*self.parts.of_this_task())
        for labels in self.engine.labels(ATTEMPT):
            if owner.is_left_over(labels):
                self.engine.remove(f"{ATTEMPT}={labels[ATTEMPT]}")

    def _fail(self, context: Context, code: int | None, reason: str) -> NoReturn:
        raise ending.told(context["ti"], ending.failure(code, reason)) from None
