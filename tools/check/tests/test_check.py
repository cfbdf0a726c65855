"""What ./check does with parts that pass, fail, leave out or lack something."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


class CheckTest(unittest.TestCase):
    def setUp(self) -> None:
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.parts = Path(scratch.name, "parts")
        self.parts.mkdir()
        self.out = Path(scratch.name, "out")

    def part(self, file: str, *lines: str) -> None:
        (self.parts / file).write_text("\n".join(["#!/usr/bin/env bash", *lines, ""]), encoding="utf-8")

    def check(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(ROOT / "check"), *arguments],
            capture_output=True,
            text=True,
            check=False,
            env={
                **{name: value for name, value in os.environ.items() if name != "CI"},
                "CLOCKWORK_CHECK_PARTS": str(self.parts),
                "CLOCKWORK_CHECK_OUT": str(self.out),
                **environment,
            },
        )

    def test_passes_when_all_parts_pass(self) -> None:
        self.part("20-second.sh", "# title: Second", 'echo "Ran 2 tests" >>"$CHECK_OUT/closing"')
        self.part("10-first.sh", "# title: First", 'echo "Ran 1 test" >>"$CHECK_OUT/closing"')
        done = self.check()
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)
        self.assertEqual(
            "== first: First\n== second: Second\n\n== Closing lines of the test runners\nRan 1 test\nRan 2 tests\n",
            re.sub(r"== \w+ took .*\n", "", done.stdout.partition("\n== Summary")[0]),
        )
        self.assertTrue(done.stdout.endswith("check passed\n"), done.stdout)

    def test_goes_on_after_a_failed_part_and_fails(self) -> None:
        self.part("10-bad.sh", "# title: Bad", "exit 1")
        self.part("20-good.sh", "# title: Good", "exit 0")
        done = self.check()
        self.assertEqual(1, done.returncode)
        self.assertIn("== good: Good", done.stdout)
        self.assertIn("FAILED    bad\ncheck FAILED\n", done.stdout)

    def test_runs_the_second_lane_beside_the_parts_after_its_first(self) -> None:
        # The long one of the second lane ends when two of the first have begun.
        os.mkfifo(Path(self.parts, "fifo"))
        fifo = 'fifo="$(dirname "${BASH_SOURCE[0]}")/fifo"'
        self.part("10-before.sh", "# title: Before")
        self.part("20-long.sh", "# title: Long", "# lane: second", fifo, 'read -r <"$fifo"', "exit 1")
        self.part("21-next.sh", "# title: Next", "# lane: second", "echo next >>$CHECK_OUT/order")
        self.part("30-beside.sh", "# title: Beside", "echo beside >>$CHECK_OUT/order")
        self.part("40-end.sh", "# title: End", fifo, 'echo here >"$fifo"')
        done = self.check()
        self.assertEqual(1, done.returncode)
        self.assertEqual("beside\nnext\n", (self.out / "order").read_text())
        titles = re.findall("^== ([a-z]+): ", done.stdout, re.MULTILINE)
        self.assertEqual({"before", "beside", "end", "long", "next"}, set(titles))
        self.assertIn("FAILED    long\n", done.stdout)

    def test_shows_what_a_part_of_the_second_lane_prints_in_one_piece(self) -> None:
        self.part("10-first.sh", "# title: First", "# lane: second", "echo 1; echo 2")
        done = self.check()
        self.assertRegex(done.stdout, "(?m)^== first: First\n1\n2\n== first took ")

    def test_names_what_it_left_out_and_why(self) -> None:
        self.part("10-tool.sh", "# title: Tool", "# needs: command no-such-tool-here", "exit 1")
        self.part("20-engine.sh", "# title: Engine", "# only: system", "exit 1")
        self.part("30-itself.sh", "# title: Itself", "echo nothing to try here", "exit 77")
        done = self.check()
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)
        self.assertIn(
            "left out  tool: Tool: there is no no-such-tool-here\n"
            "left out  engine: Engine: only ./check --system runs it\n"
            "left out  itself: Itself: nothing to try here\n"
            "check passed\n",
            done.stdout,
        )

    def test_leaves_nothing_out_in_ci(self) -> None:
        self.part("10-tool.sh", "# title: Tool", "# needs: command no-such-tool-here")
        done = self.check(CI="true")
        self.assertEqual(1, done.returncode)
        self.assertIn("left out  tool: Tool: there is no no-such-tool-here\nNothing may be left out here.", done.stdout)

    def test_system_says_first_what_it_starts_and_leaves_nothing_out(self) -> None:
        self.part("10-engine.sh", "# title: Engine", "# only: system", "# starts: an engine of its own", "exit 77")
        done = self.check("--system")
        self.assertEqual(1, done.returncode)
        announced, _, rest = done.stdout.partition("== engine: Engine")
        self.assertIn("check --system installs with apt-get: nothing\n", announced)
        self.assertIn("check --system starts: an engine of its own\n", announced)
        self.assertIn("check FAILED", rest)

    def test_runs_only_the_parts_that_are_named(self) -> None:
        self.part("10-first.sh", "# title: First")
        self.part("20-second.sh", "# title: Second")
        done = self.check("second")
        self.assertNotIn("First", done.stdout)
        self.assertIn("== second: Second", done.stdout)

    def test_refuses_an_unknown_part(self) -> None:
        self.part("10-first.sh", "# title: First")
        done = self.check("third")
        self.assertEqual(2, done.returncode)
        self.assertEqual("check: there is no part third; there are: first \n", done.stderr)


if __name__ == "__main__":
    unittest.main()
