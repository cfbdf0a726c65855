"""The tester as a caller starts it: a process of this interpreter, lines in and out."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

TESTER = Path(__file__).resolve().parents[1]
DAGS = Path(__file__).resolve().parent / "dags"


class RunningTester:
    """One running tester."""

    def __init__(self, *folders: Path, python: str = sys.executable, **environment: str) -> None:
        self.process = subprocess.Popen(
            [python, "-I", str(TESTER), *map(str, folders)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=environment or None,
        )
        self.greeting = self._line()

    def ask(self, question: str, file: str | Path = "", **rest: Any) -> dict[str, Any]:
        """The answer to a question about a file of the tests, or one anywhere."""
        return self.send(json.dumps({"ask": question, "file": str(DAGS / file), **rest}))

    def send(self, line: str) -> dict[str, Any]:
        """The answer to a line."""
        assert self.process.stdin
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self._line()

    def close(self) -> int:
        """Ends the input; the exit code."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.close()
        self.process.stdout.close()
        return self.process.wait(timeout=60)

    def _line(self) -> dict[str, Any]:
        assert self.process.stdout
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer
