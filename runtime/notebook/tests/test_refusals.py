"""What is no notebook, no context or no way to call the runner."""

from __future__ import annotations

import subprocess
import sys
import unittest
from pathlib import Path

import nbformat

sys.path.insert(0, str(Path(__file__).resolve().parent))

from notebooks import RUNNER, NotebookTestCase


class RefusalTest(NotebookTestCase):
    def test_files_that_are_no_notebooks(self) -> None:
        start = b'{"nbformat": 4, "nbformat_minor": 5, "metadata": '
        cases = {
            b"": "Expecting value: line 1 column 1 (char 0)",
            b"[]": 'it has no "nbformat"',
            b"\xff\x00": "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte",
            start + b"{}}": 'it has no "cells"',
            start + b'{"kernelspec": "x"}, "cells": []}': 'its "metadata" make no sense',
            start + b'{}, "cells": [{"cell_type": "code"}]}': "its cell 1 makes no sense",
        }
        for content, why in cases.items():
            with self.subTest(content=content):
                self.notebook.write_bytes(content)
                self.assert_run(210, "", f"clockwork: {self.notebook} is no Jupyter notebook: {why}\n")
                self.assertFalse(self.executed.exists())

    def test_a_notebook_that_is_not_there(self) -> None:
        self.assert_run(214, "", f"clockwork: there is no notebook {self.notebook}\n")
        self.notebook.mkdir()
        self.assert_run(214, "", f"clockwork: there is no notebook {self.notebook}\n")

    def test_a_context_that_is_none(self) -> None:
        self.cells("1")
        path = Path(self.environment["CLOCKWORK_CONTEXT"])
        cases = {
            "{": f"can't read the context file {path}: Expecting property name enclosed in double quotes",
            '{"contract": 2}': f"{path} is no context file of contract 1",
            '{"contract": 1, "params": []}': f'"params" of the context file {path} is no object',
        }
        for content, message in cases.items():
            with self.subTest(content=content):
                path.write_text(content, encoding="utf-8")
                done = self.run_notebook()
                self.assertEqual((done.returncode, done.stdout), (210, ""))
                self.assertTrue(done.stderr.startswith(f"clockwork: {message}"), done.stderr)
        del self.environment["CLOCKWORK_CONTEXT"]
        self.assert_run(210, "", "clockwork: CLOCKWORK_CONTEXT is not set; it names the task's context file\n")

    def test_arguments_that_make_no_sense(self) -> None:
        done = self.run_notebook("notebook.ipynb")
        self.assertEqual(
            (done.returncode, done.stderr), (210, "clockwork: the following arguments are required: --output\n")
        )
        self.cells("1")
        done = self.run_notebook(str(self.notebook), "--output", str(self.notebook))
        self.assertEqual(
            (done.returncode, done.stderr), (210, "clockwork: --output would overwrite the notebook itself\n")
        )
        self.assertEqual(nbformat.read(self.notebook, 4).cells[0].source, "1")

    def test_a_python_without_the_packages_is_told_how_to_get_them(self) -> None:
        bare = [sys.executable, "-S", str(RUNNER), "notebook.ipynb", "--output", "executed.ipynb"]
        done = subprocess.run(bare, env=self.environment, capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stdout), (215, ""))
        self.assertEqual(
            done.stderr,
            "clockwork: a notebook needs nbclient, nbformat and a kernel (No module named 'nbformat');"
            f" get them with: {sys.executable} -m pip install nbclient nbformat ipykernel\n",
        )


if __name__ == "__main__":
    unittest.main()
