"""How ./clockwork behaves on a terminal: live view, colours, Ctrl-C. Each test has a real one."""

import contextlib
import os
import pathlib
import pty
import select
import signal
import struct
import subprocess
import sys
import tempfile
import textwrap
import time
import unittest

CLOCKWORK = pathlib.Path(__file__).resolve().parents[4] / "clockwork"
PATIENCE = 60

HIDE_CURSOR = b"\x1b[?25l"
SHOW_CURSOR = b"\x1b[?25h"


class OnTerminal:
    """A command whose standard error, and unless told otherwise standard output, is a terminal."""

    def __init__(self, *args, folder, stdout=None, environment=None, columns=80):
        import fcntl
        import termios

        def own_terminal():
            fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
            # Ignored where this test itself runs in the background of a shell.
            signal.signal(signal.SIGINT, signal.SIG_DFL)

        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        self.seen = b""
        self.process = subprocess.Popen(
            [CLOCKWORK, *args],
            cwd=folder,
            env={**os.environ, "TERM": "xterm", **(environment or {})},
            stdin=slave,
            stdout=stdout or slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=own_terminal,
        )
        os.close(slave)

    def read_until(self, text):
        """Waits until the terminal has shown this."""
        end = time.monotonic() + PATIENCE
        while text not in self.seen:
            if not self._read(end):
                raise AssertionError(f"{text!r} never came, but {self.seen!r}")
        return self.seen

    def finish(self):
        """Waits for the end and gives the exit code."""
        end = time.monotonic() + PATIENCE
        while self._read(end):
            pass
        return self.process.wait(PATIENCE)

    def type(self, text):
        os.write(self.master, text)

    def close(self):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(PATIENCE)
        os.close(self.master)

    def _read(self, end):
        ready, _, _ = select.select([self.master], [], [], max(0, end - time.monotonic()))
        if not ready:
            raise AssertionError(f"nothing more came in time after {self.seen!r}")
        try:
            piece = os.read(self.master, 65536)
        except OSError:  # the other side is closed
            return False
        self.seen += piece
        return bool(piece)


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


class TerminalTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        subprocess.run([CLOCKWORK, "--version"], check=True, capture_output=True)  # builds

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def clockwork(self, *args, **options):
        command = OnTerminal(*args, folder=self.folder, **options)
        self.addCleanup(command.close)
        return command

    def pipeline(self, tasks):
        head = "apiVersion: clockwork/v1\nkind: Pipeline\nname: demo\ntasks:\n"
        text = head + textwrap.indent(textwrap.dedent(tasks), "  ")
        (self.folder / "clockwork.yaml").write_text(text)

    def test_running_tasks_are_drawn_again_and_the_cursor_comes_back(self):
        self.pipeline("slow: {shell: 'echo step one; sleep 2; echo step two'}\n")
        run = self.clockwork("run")
        self.assertEqual(run.finish(), 0, run.seen)
        self.assertIn(b"step one", run.seen)
        self.assertIn(b"\x1b[K", run.seen)
        self.assertEqual(run.seen.count(HIDE_CURSOR), 1)
        self.assertGreater(run.seen.rindex(SHOW_CURSOR), run.seen.rindex(HIDE_CURSOR))

    def test_escape_sequences_of_a_task_do_not_reach_the_terminal(self):
        (self.folder / "rude.sh").write_text(r"printf '\033]0;owned\007\033[2J boo\n'; sleep 1; exit 3")
        self.pipeline("rude: {command: [sh, rude.sh]}\n")
        run = self.clockwork("run")
        self.assertEqual(run.finish(), 1)
        self.assertIn(b"boo", run.seen)
        self.assertNotIn(b"\x1b]0;", run.seen)
        self.assertNotIn(b"\x1b[2J", run.seen)

    def test_no_color_keeps_the_live_view_without_colours(self):
        self.pipeline("a: {shell: 'true'}\n")
        run = self.clockwork("run", environment={"NO_COLOR": "1"})
        self.assertEqual(run.finish(), 0)
        self.assertIn(HIDE_CURSOR, run.seen)
        self.assertNotRegex(run.seen, rb"\x1b\[[0-9;]*m")

    def test_results_go_to_a_pipe_without_any_sequence(self):
        self.pipeline("a: {shell: 'true'}\n")
        results = self.folder / "results"
        with open(results, "wb") as out:
            run = self.clockwork("run", stdout=out)
            self.assertEqual(run.finish(), 0)
        self.assertIn(HIDE_CURSOR, run.seen)
        self.assertNotIn(b"\x1b", results.read_bytes())
        self.assertIn(b"succeeded", results.read_bytes())

    def test_interrupt_stops_the_tasks_and_ends_with_130(self):
        self.pipeline("slow: {shell: 'echo pid=$$; sleep 1000 & wait'}\n")
        run = self.clockwork("run")
        pid = self.pid(run)
        run.type(b"\x03")
        self.assertEqual(run.finish(), 130, run.seen)
        self.assertIn(SHOW_CURSOR, run.seen)
        self.assertFalse(alive(pid))

    def test_second_interrupt_does_not_wait_for_a_stubborn_task(self):
        self.pipeline("stubborn: {shell: 'trap \"\" TERM; echo pid=$$; while :; do sleep 1000; done'}\n")
        run = self.clockwork("run")
        pid = self.pid(run)
        began = time.monotonic()
        run.type(b"\x03")
        run.read_until(b"again")
        run.type(b"\x03")
        self.assertEqual(run.finish(), 130, run.seen)
        self.assertLess(time.monotonic() - began, 9, "the grace period is 10 s")
        self.assertFalse(alive(pid))

    def test_colours_of_help_are_for_terminals(self):
        shown = self.clockwork("--help")
        self.assertEqual(shown.finish(), 0)
        self.assertIn(b"\x1b[1m", shown.seen)
        piped = subprocess.run([CLOCKWORK, "--help"], check=True, capture_output=True)
        self.assertNotIn(b"\x1b", piped.stdout)

    def pid(self, run):
        seen = run.read_until(b"pid=")
        while not (digits := seen.split(b"pid=")[1].split(b"\x1b")[0].strip()).isdigit():
            seen = run.read_until(b"pid=" + digits + b"\x1b")
        return int(digits)


if __name__ == "__main__":
    sys.exit(unittest.main())
