"""clockwork test, by the real ./clockwork: exit codes, and what is left when it is ended."""

import os
import pathlib
import signal
import subprocess
import tempfile
import time
import unittest

from laptop import CLOCKWORK, PATIENCE, clockwork

PIPELINE = """\
apiVersion: clockwork/v1
kind: Pipeline
name: slow
tasks:
  wait: {shell: 'echo $$ > "$STARTED"; exec sleep 600'}
"""
HEAD = "apiVersion: clockwork/v1\nkind: Test\n"


class TestsBesidePipelinesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        subprocess.run([CLOCKWORK, "--version"], check=True, capture_output=True)  # builds

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.temporary = self.folder / "tmp"
        self.temporary.mkdir()
        self.started = self.folder / "started"
        (self.folder / "clockwork.yaml").write_text(PIPELINE)
        self.environment = {
            **os.environ,
            "STARTED": str(self.started),
            "JAVA_TOOL_OPTIONS": f"-Djava.io.tmpdir={self.temporary}",
        }

    def write_tests(self, text):
        (self.folder / "slow.test.yaml").write_text(HEAD + text)

    def clockwork(self, *args):
        return clockwork(self.folder, "test", *args, environment=self.environment).returncode

    def left(self):
        return list(self.temporary.glob("clockwork-test-*"))

    def test_signal_ends_the_task_that_runs_as_it_is_and_leaves_no_folder(self):
        stubs = "stubs: {wait: {runs: true}}"
        self.write_tests(f"tests:\n  - {{name: it waits, {stubs}}}\n  - {{name: another, {stubs}}}\n")
        for number in (signal.SIGINT, signal.SIGTERM):
            self.started.unlink(missing_ok=True)
            process = subprocess.Popen(
                [CLOCKWORK, "test", "--executor", "process"],
                cwd=self.folder,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
                # Ignored where this test itself runs in the background of a shell.
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
            )
            end = time.monotonic() + PATIENCE
            while not (self.started.exists() and self.started.read_text().strip()):
                self.assertIsNone(process.poll(), "it ended by itself")
                self.assertLess(time.monotonic(), end, "the task never began")
                os.sched_yield()
            self.assertEqual(len(self.left()), 1)
            process.send_signal(number)
            _, errors = process.communicate(timeout=PATIENCE)
            self.assertEqual(process.returncode, 130, errors)
            self.assertNotIn("\tat ", errors)
            self.assertEqual(self.left(), [])
            with self.assertRaises(ProcessLookupError):
                os.kill(int(self.started.read_text()), 0)

    def test_exit_code_says_whether_all_passed_some_failed_or_it_was_called_wrongly(self):
        self.write_tests("tests:\n  - {name: it passes}\n")
        self.assertEqual(self.clockwork(), 0)
        self.assertEqual(self.clockwork("--name", "nothing like it"), 2)
        self.assertEqual(self.clockwork("nowhere"), 2)
        self.write_tests("tests:\n  - {name: it fails, expect: {run: failed}}\n")
        self.assertEqual(self.clockwork(), 1)
        self.write_tests("tests:\n  - {name: it fails, expects: {run: failed}}\n")
        self.assertEqual(self.clockwork(), 1)
        self.assertEqual(self.left(), [])


if __name__ == "__main__":
    unittest.main()
