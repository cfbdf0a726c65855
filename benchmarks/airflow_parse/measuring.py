"""Times of files in processes of an Airflow."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PROVIDER = ROOT / "airflow-provider/src"

# Loads a file as a command of Airflow does, in a home that is gone with the process.
COLD = """
import sys
sys.path[:0] = sys.argv[2:]
from clockwork_airflow_tester import home
home.make()
from clockwork_airflow_tester.loading import load
loaded = load(sys.argv[1])
sys.exit(0 if loaded.dags and not loaded.errors else "not loaded: " + str(loaded.errors))
"""


@dataclass(frozen=True)
class Measured:
    """The fastest parse and serialise in milliseconds, and the size of what is stored."""

    parse: float
    serialise: float
    bytes: int


class Tester:
    """The DAG tester on the interpreter that is measured."""

    def __init__(self, python: str, *folders: Path) -> None:
        command = [python, "-I", str(ROOT / "airflow-provider/tester"), str(PROVIDER), *map(str, folders)]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self.airflow = str(self.read()["airflow"])

    def ask(self, **question: Any) -> dict[str, Any]:
        assert self.process.stdin
        print(json.dumps(question), file=self.process.stdin, flush=True)
        return self.read()

    def read(self) -> dict[str, Any]:
        assert self.process.stdout
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        if "problem" in answer:
            sys.exit(answer["problem"])
        return answer

    def fastest(self, files: dict[tuple[str, int], Path], turns: int, rounds: int) -> dict[tuple[str, int], Measured]:
        """Each file in turn, as often as that."""
        answers: dict[tuple[str, int], list[dict[str, Any]]] = {key: [] for key in files}
        for _ in range(turns):
            for key, file in files.items():
                answers[key].append(self.ask(ask="time", file=str(file), rounds=rounds, seconds=600))
        return {
            key: Measured(
                parse=min(ms for answer in got for ms in answer["parse_cpu_ms"]),
                serialise=min(ms for answer in got for ms in answer["serialise_ms"]),
                bytes=got[0]["bytes"],
            )
            for key, got in answers.items()
        }


def cold(python: str, factory: Path, files: dict[str, Path], turns: int) -> dict[str, float]:
    """Seconds on a processor of a process that loads a file, the fastest of some; one before does not count."""
    folders = [str(ROOT / "airflow-provider/tester"), str(PROVIDER), str(factory)]
    best: dict[str, float] = {}
    for turn in range(turns + 1):
        for name, file in files.items():
            command = [python, "-I", "-c", COLD, str(file), *folders]
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
            assert process.stderr
            said = process.stderr.read()
            _, status, used = os.wait4(process.pid, 0)
            if os.waitstatus_to_exitcode(status) != 0:
                sys.exit(f"{name}: {said[-2000:]}")
            if turn:
                seconds = used.ru_utime + used.ru_stime
                best[name] = min(best.get(name, seconds), seconds)
    return best
