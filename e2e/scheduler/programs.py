"""Programs that run until they are ended, each in a process group of its own."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

SECONDS = 600
"""How long anything may take that is waited for: most of it is a busy machine's."""

TO_END = 30
"""Seconds that programs have to end by themselves."""


class Programs:
    """What a site keeps running, with a log for each."""

    def __init__(self, logs: Path, environment: dict[str, str]) -> None:
        self.logs = logs
        self.environment = environment
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, *command: str) -> None:
        with open(self.logs / f"{name}.log", "a") as log:
            self.running[name] = subprocess.Popen(
                command, env=self.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )

    def start_again(self, name: str) -> None:
        """Kills a program and what it has started, and starts another one with the same command."""
        killed = self.running.pop(name)
        for group in set(_groups(killed.pid)):
            _signal(group, signal.SIGKILL)
        killed.wait()
        self.start(name, *killed.args)

    def wait(self, what: str, ready: Callable[[], Any], told: Callable[[], Any] = str) -> Any:
        """The first answer that is true; fails with what is told when it does not come or a program has ended."""
        until = time.monotonic() + SECONDS
        while not (answer := ready()):
            ended = [name for name, process in self.running.items() if process.poll() is not None]
            if ended or time.monotonic() > until:
                raise AssertionError(f"{what}: {told()}; ended: {ended}\n{self.last_lines()}")
            time.sleep(0.2)
        return answer

    def last_lines(self) -> str:
        """The end of all logs."""
        return "\n".join(
            f"--- {log.name}\n" + "\n".join(log.read_text(errors="replace").splitlines()[-25:])
            for log in sorted(self.logs.glob("*.log"))
        )

    def end(self) -> None:
        """Ends all of them, and what they have started in groups of its own."""
        groups = {group for process in self.running.values() for group in _groups(process.pid)}
        for process in self.running.values():
            _signal(process.pid, signal.SIGTERM)
        until = time.monotonic() + TO_END
        for process in self.running.values():
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(max(0.0, until - time.monotonic()))
        for group in groups:
            _signal(group, signal.SIGKILL)
        for process in self.running.values():
            process.wait()


@contextmanager
def running(logs: Path, environment: dict[str, str]) -> Iterator[Programs]:
    """Programs that end with the block."""
    logs.mkdir(exist_ok=True)
    programs = Programs(logs, environment)
    try:
        yield programs
    finally:
        programs.end()


def _groups(pid: int) -> Iterator[int]:
    with contextlib.suppress(psutil.NoSuchProcess):
        process = psutil.Process(pid)
        for each in [process, *process.children(recursive=True)]:
            with contextlib.suppress(ProcessLookupError):
                yield os.getpgid(each.pid)


def _signal(group: int, number: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, number)
