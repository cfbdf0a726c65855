"""Notebooks, context files and runs of the notebook runner, for its tests."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from typing import Any

import nbformat

RUNNER = Path(__file__).resolve().parent.parent / "clockwork_notebook.py"
PYTHON = {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}}
PATIENCE_SECONDS = 60  # only ever used up by a test that fails

# The runner with another grace period than its own, so that no test depends on how slow a machine is.
WITH_GRACE = """
import sys
sys.path.insert(0, sys.argv.pop(1))
import clockwork_notebook
clockwork_notebook.INTERRUPT_GRACE_SECONDS = float(sys.argv.pop(1))
sys.exit(clockwork_notebook.main())
"""


class NotebookTestCase(unittest.TestCase):
    """A folder with one notebook, and the runner as a process of its own."""

    grace_seconds: float | None = None  # the runner's own

    def setUp(self) -> None:
        temporary = tempfile.TemporaryDirectory(prefix="nb-", ignore_cleanup_errors=True)
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        self.notebook, self.executed = self.folder / "notebook.ipynb", self.folder / "executed.ipynb"
        self.scratch = self.folder / "tmp"
        self.scratch.mkdir()
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "TMPDIR": str(self.scratch),
            "PYTHONDONTWRITEBYTECODE": "1",
            "CLOCKWORK_CONTEXT": str(self.folder / "context.json"),
        }
        self.context()

    def context(self, **parts: Any) -> None:
        content = {"contract": 1, "params": {}, "inputs": {}, "outputs": {}, **parts}
        Path(self.environment["CLOCKWORK_CONTEXT"]).write_text(json.dumps(content), encoding="utf-8")

    def cells(self, *sources: str, tags: dict[int, str] | None = None, metadata: Any = PYTHON) -> None:
        """Writes the notebook; tags are by a cell's index."""
        notebook = nbformat.v4.new_notebook(metadata=metadata)
        for index, source in enumerate(sources):
            cell = nbformat.v4.new_code_cell(source)
            if index in (tags or {}):
                cell.metadata["tags"] = [tags[index]]
            notebook.cells.append(cell)
        nbformat.write(notebook, self.notebook)

    def command(self, *options: str) -> list[str]:
        runner = [str(RUNNER)]
        if self.grace_seconds is not None:
            runner = ["-c", WITH_GRACE, str(RUNNER.parent), str(self.grace_seconds)]
        return [sys.executable, *runner, *(options or (str(self.notebook), "--output", str(self.executed)))]

    def run_notebook(self, *options: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*options),
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=PATIENCE_SECONDS,
            check=False,
        )

    def start_notebook(self, **streams: Any) -> subprocess.Popen[str]:
        started = subprocess.Popen(
            self.command(),
            cwd=self.folder,
            env=self.environment,
            text=True,
            encoding="utf-8",
            start_new_session=True,
            **{"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams},
        )
        self.addCleanup(self.end, started)
        return started

    @staticmethod
    def end(started: subprocess.Popen[str]) -> None:
        started.kill()
        started.communicate()

    def assert_run(self, code: int, out: str = "", err: str = "") -> None:
        done = self.run_notebook()
        self.assertEqual((done.returncode, done.stdout, done.stderr), (code, out, err))

    def outputs(self) -> list[list[Any]]:
        """The outputs of the executed notebook's code cells."""
        return [cell.outputs for cell in self.read_executed().cells if cell.cell_type == "code"]

    def read_executed(self) -> Any:
        notebook = nbformat.read(self.executed, as_version=4)
        nbformat.validate(notebook)
        return notebook


class Watch:
    """Waits for the end of a process that is not our child, without polling."""

    def __init__(self, pid: int) -> None:
        self._descriptor = os.pidfd_open(pid)

    def ended_within(self, seconds: float) -> bool:
        ended, _, _ = select.select([self._descriptor], [], [], seconds)
        os.close(self._descriptor)
        return bool(ended)
