"""The tests that are written beside the pipeline, run by ./clockwork itself."""

import subprocess
import unittest
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]


class SpecificationTest(unittest.TestCase):
    def test_tests_beside_the_pipeline_pass(self) -> None:
        done = subprocess.run(
            [PROJECT / "clockwork", "test", "--executor", "process", "clockwork-examples/weather"],
            cwd=PROJECT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertTrue(done.stdout.endswith("4 tests, all passed\n"), done.stdout)


if __name__ == "__main__":
    unittest.main()
