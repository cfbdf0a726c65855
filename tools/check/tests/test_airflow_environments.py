"""Which environments are made of the locks, and when another one is made."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TOOL = Path(__file__).resolve().parents[1] / "airflow_environments.py"


class AirflowEnvironmentsTest(unittest.TestCase):
    def setUp(self) -> None:
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)
        self.locks = self.folder / "locks"
        self.locks.mkdir()
        (self.locks / "tests.txt").write_text("pytest\n")
        for version in ("3.10", "2.11", "3.9"):
            (self.locks / f"requirements-{version}.txt").write_text(f"airflow=={version}\n")
        # In place of uv: finds /python, makes a folder of an environment and says what it installs.
        self.uv = self.folder / "uv"
        self.uv.write_text(
            '#!/bin/sh\ncase $1 in\n  python) echo /python ;;\n  venv) shift 5; mkdir -p "$1" ;;\n'
            f'  pip) echo "$@" >>"{self.folder}/installed" ;;\nesac\n'
        )
        self.uv.chmod(0o755)

    def make(self) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [
                sys.executable,
                str(TOOL),
                str(self.uv),
                str(self.locks),
                str(self.folder / "cache"),
                str(self.folder / "links"),
            ],
            capture_output=True,
            text=True,
            check=False,
        )

    def installed(self) -> list[str]:
        return (self.folder / "installed").read_text().splitlines()

    def test_each_lock_is_installed_with_what_tests_need_and_linked_by_its_version(self) -> None:
        done = self.make()
        self.assertEqual((0, "", ""), (done.returncode, done.stdout, done.stderr))
        self.assertEqual(["2.11", "3.10", "3.9"], sorted(link.name for link in (self.folder / "links").iterdir()))
        self.assertTrue((self.folder / "links/3.9/complete").exists())
        for version, line in zip(("2.11", "3.9", "3.10"), self.installed(), strict=True):
            self.assertTrue(
                line.endswith(f" -r {self.locks}/requirements-{version}.txt -r {self.locks}/tests.txt"), line
            )

    def test_only_the_environment_of_a_changed_lock_is_made_again(self) -> None:
        self.make()
        (self.locks / "requirements-3.9.txt").write_text("airflow==3.9.1\n")
        self.make()
        self.assertEqual(4, len(self.installed()))
        self.assertIn("requirements-3.9.txt", self.installed()[3])

    def test_the_reason_is_told_when_an_environment_cannot_be_made(self) -> None:
        self.uv.write_text("#!/bin/sh\ncase $1 in python) echo /python ;; *) echo no network >&2; exit 1 ;; esac\n")
        done = self.make()
        self.assertEqual(1, done.returncode)
        self.assertEqual("venv --quiet --no-project failed: no network\n", done.stderr)

    def test_a_machine_without_a_python_for_airflow_is_told_so(self) -> None:
        self.uv.write_text("#!/bin/sh\nexit 2\n")
        done = self.make()
        self.assertEqual("Airflow's locks need a Python from 3.10 to 3.12 and this machine has none\n", done.stderr)
