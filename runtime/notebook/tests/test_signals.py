"""A run that is stopped: it cleans up if it may, and leaves no process either way."""

from __future__ import annotations

import os
import signal
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from notebooks import PATIENCE_SECONDS, NotebookTestCase, Watch

WAITING = """
import os, signal, subprocess
child = subprocess.Popen(["sleep", "1000"])
try:
    print(os.getpid(), child.pid, flush=True)
    signal.pause()
finally:
    print("cleaned up")
"""

STUBBORN = """
import os, signal
signal.signal(signal.SIGINT, lambda *_: print("no", flush=True))
print(os.getpid(), flush=True)
while True:
    signal.pause()
"""


@unittest.skipUnless(hasattr(os, "pidfd_open"), "ends of other processes can be waited for on Linux only")
class SignalTest(NotebookTestCase):
    def stop(self, source: str, number: int, grace: float = PATIENCE_SECONDS) -> tuple[int, str, str, list[Watch]]:
        """Runs a cell that prints the ids of processes, and signals the runner's group when it has.

        A cell that does end has all our patience to, so that slowness is no failure.
        """
        self.cells(source, "print('never')")
        self.grace_seconds = grace
        started = self.start_notebook()
        watches = [Watch(int(word)) for word in started.stdout.readline().split()]
        os.killpg(started.pid, number)
        out, err = started.communicate(timeout=PATIENCE_SECONDS)
        return started.returncode, out, err, watches

    def assert_gone(self, watches: list[Watch]) -> None:
        self.assertEqual([watch.ended_within(PATIENCE_SECONDS) for watch in watches], [True] * len(watches))

    def test_terminated_the_cell_cleans_up_and_the_notebook_is_saved(self) -> None:
        code, out, err, watches = self.stop(WAITING, signal.SIGTERM)
        self.assertEqual((code, out), (143, "cleaned up\n"))
        self.assertTrue(err.endswith("clockwork: ended by SIGTERM\n"), err)
        self.assert_gone(watches)
        printed, error = self.outputs()[0]
        self.assertEqual((printed.text.splitlines()[1:], error.ename), (["cleaned up"], "KeyboardInterrupt"))

    def test_interrupted_it_ends_with_130(self) -> None:
        code, out, err, watches = self.stop(WAITING, signal.SIGINT)
        self.assertEqual((code, err.splitlines()[-1]), (130, "clockwork: ended by SIGINT"))
        self.assert_gone(watches)

    def test_a_cell_that_will_not_end_is_killed(self) -> None:
        code, out, err, watches = self.stop(STUBBORN, signal.SIGTERM, grace=0.5)
        self.assertEqual((code, err), (143, "clockwork: ended by SIGTERM\n"))
        self.assertIn(out, ("", "no\n"))  # what it says may come after its time
        self.assert_gone(watches)

    def test_killed_it_takes_its_kernel_and_children_along(self) -> None:
        code, _, _, watches = self.stop(WAITING, signal.SIGKILL)
        self.assertEqual(code, -signal.SIGKILL)
        self.assert_gone(watches)

    def test_killed_in_native_code_the_kernel_ends_too(self) -> None:
        # It holds Python's lock, so the kernel can neither send what it prints nor look for its parent.
        gate = self.folder / "gate"
        os.mkfifo(gate)
        say = f"with open({str(gate)!r}, 'w') as gate:\n    print(os.getpid(), file=gate)"
        self.cells("import ctypes, os", f"{say}\nctypes.PyDLL(None).sleep(1000)")
        started = self.start_notebook()
        watch = Watch(int(gate.read_text()))
        started.kill()
        started.wait(PATIENCE_SECONDS)
        self.assert_gone([watch])

    def test_children_that_outlive_the_cells_end_with_the_run(self) -> None:
        self.cells("import subprocess\nprint(subprocess.Popen(['sleep', '1000']).pid)", "open('gate').read()")
        os.mkfifo(self.folder / "gate")
        started = self.start_notebook()
        watch = Watch(int(started.stdout.readline()))
        (self.folder / "gate").write_text("go")
        started.communicate(timeout=PATIENCE_SECONDS)
        self.assertEqual(started.returncode, 0)
        self.assert_gone([watch])


if __name__ == "__main__":
    unittest.main()
