"""What a run shows, keeps and ends with."""

from __future__ import annotations

import json
import os
import pty
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from notebooks import PATIENCE_SECONDS, NotebookTestCase


class OutputTest(NotebookTestCase):
    def test_streams_and_results_are_shown(self) -> None:
        self.cells("import sys\nprint('out')\nprint('err', file=sys.stderr)", "print('open', end='')\n6 * 7")
        self.assert_run(0, "out\nopen\n42\n", "err\n")

    def test_what_child_processes_print_is_shown_once(self) -> None:
        self.cells("import os\nassert os.system('echo out; echo err >&2') == 0")
        self.assert_run(0, "out\n", "err\n")

    def test_output_comes_while_the_cell_runs_and_is_saved_cell_by_cell(self) -> None:
        gate = self.folder / "gate"
        os.mkfifo(gate)
        self.cells("print('one')", f"print('two', flush=True)\nopen({str(gate)!r}).read()\nprint('three')")
        started = self.start_notebook()
        self.assertEqual([started.stdout.readline(), started.stdout.readline()], ["one\n", "two\n"])
        self.assertEqual([[o.text for o in outputs] for outputs in self.outputs()], [["one\n"], []])
        gate.write_text("go")
        self.assertEqual(started.communicate(timeout=PATIENCE_SECONDS), ("three\n", ""))
        self.assertEqual(self.outputs()[1][0].text, "two\nthree\n")

    def test_no_line_is_lost_however_fast_they_come(self) -> None:
        self.cells("for i in range(5000):\n    print(i, flush=True)")
        self.assert_run(0, "".join(f"{i}\n" for i in range(5000)))
        self.assertEqual(len(self.outputs()[0]), 1)

    def test_text_that_is_no_utf_8_is_shown_and_kept(self) -> None:
        self.cells("'\\ud800 é'", "from IPython.display import display\ndisplay({'text/plain': 'plain'}, raw=True)")
        self.assert_run(0, "'\\ud800 é'\nplain\n")
        self.assertEqual(self.outputs()[1][0].data["text/plain"], "plain")

    def test_outputs_of_an_earlier_run_are_not_kept(self) -> None:
        self.cells("print(1)", "1 / 0", "print(2)")
        self.run_notebook()
        self.executed.replace(self.notebook)
        done = self.run_notebook()
        self.assertEqual((done.returncode, done.stdout), (1, "1\n"))
        self.assertEqual([len(outputs) for outputs in self.outputs()], [1, 1, 0])

    def test_nothing_is_left_in_the_scratch_and_the_home_folder(self) -> None:
        self.cells("1")
        self.assert_run(0, "1\n")
        left = {"context.json", "executed.ipynb", "notebook.ipynb", "tmp"}
        self.assertEqual(({path.name for path in self.folder.iterdir()}, list(self.scratch.iterdir())), (left, []))


class EndTest(NotebookTestCase):
    def test_a_failing_cell_ends_with_1_and_its_traceback(self) -> None:
        self.cells("print('before')", "def halve(n):\n    return n / 0\nhalve(1)", "print('never')")
        done = self.run_notebook()
        self.assertEqual((done.returncode, done.stdout), (1, "before\n"))
        self.assertNotIn("\x1b", done.stderr)
        self.assertIn("----> 2     return n / 0\n", done.stderr)
        last = f"clockwork: code cell 2 of {self.notebook} failed: ZeroDivisionError\n"
        self.assertTrue(done.stderr.endswith(f"ZeroDivisionError: division by zero\n{last}"), done.stderr)
        self.assertEqual([len(outputs) for outputs in self.outputs()], [1, 1, 0])
        self.assertEqual(self.outputs()[1][0].ename, "ZeroDivisionError")

    def test_a_traceback_keeps_its_colours_on_a_terminal(self) -> None:
        ours, theirs = pty.openpty()
        self.addCleanup(os.close, ours)
        self.cells("1 / 0")
        started = self.start_notebook(stderr=theirs)
        os.close(theirs)
        started.communicate(timeout=PATIENCE_SECONDS)
        self.assertIn(b"\x1b[", os.read(ours, 4096))

    def test_a_cell_that_is_tagged_to_raise_may(self) -> None:
        self.cells("1 / 0", "print('after')", tags={0: "raises-exception"})
        done = self.run_notebook()
        self.assertEqual((done.returncode, done.stdout), (0, "after\n"))
        self.assertTrue(done.stderr.endswith("ZeroDivisionError: division by zero\n"))

    def test_system_exit_ends_with_its_code(self) -> None:
        reserved = "clockwork: the notebook ended with 216, a code of Clockwork's own; reported as 1\n"
        cases = {
            "import sys; sys.exit(3)": (3, ""),
            "import sys; sys.exit()": (0, ""),
            "exit": (0, ""),
            "quit(99)": (99, ""),
            "raise SystemExit(-1)": (255, ""),
            "raise SystemExit('no data today')": (1, "no data today\n"),
            "raise SystemExit(216)": (1, reserved),
        }
        for source, (code, err) in cases.items():
            with self.subTest(source=source):
                self.cells(source, "print('never')")
                self.assert_run(code, "", err)

    def test_a_dead_kernel_ends_with_216(self) -> None:
        cases = {
            "import os, signal; os.kill(os.getpid(), signal.SIGKILL)": "killed by SIGKILL, perhaps out of memory",
            "import os; os._exit(4)": "exit code 4",
        }
        for source, reason in cases.items():
            with self.subTest(source=source):
                self.cells("print('before')", source, "print('never')")
                self.assert_run(
                    216, "before\n", f"clockwork: the kernel of {self.notebook} died while code cell 2 ran: {reason}\n"
                )
                self.assertEqual(self.outputs()[0][0].text, "before\n")


class KernelTest(NotebookTestCase):
    def install(self, name: str, language: str, *argv: str) -> None:
        """A kernel specification that only this test sees."""
        folder = self.folder / "jupyter" / "kernels" / name
        folder.mkdir(parents=True)
        spec = {"argv": argv, "language": language, "display_name": name}
        (folder / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
        self.environment["JUPYTER_PATH"] = str(self.folder / "jupyter")

    def test_a_missing_kernel_is_replaced_by_one_of_the_same_language(self) -> None:
        self.cells("print(1)", metadata={"kernelspec": {"name": "mine", "language": "python", "display_name": "Mine"}})
        self.assert_run(
            0, "1\n", 'clockwork: kernel "mine" is not installed; using "python3", which speaks python, too\n'
        )

    def test_python3_is_the_python_that_runs_the_task(self) -> None:
        self.install("python3", "python", "/bin/false", "{connection_file}")
        self.cells("import sys\nprint(sys.executable)")
        self.assert_run(0, f"{sys.executable}\n")

    def test_a_notebook_without_metadata_is_python(self) -> None:
        self.cells("print(1)", metadata={})
        self.assert_run(0, "1\n")

    def test_a_language_without_a_kernel_is_refused(self) -> None:
        self.cells("1", metadata={"language_info": {"name": "julia"}})
        self.assert_run(215, "", "clockwork: no kernel for julia is installed (python3)\n")

    def test_another_language_is_refused_if_there_is_something_to_inject(self) -> None:
        self.install("ir", "R", "R", "{connection_file}")
        self.context(params={"days": 7})
        self.cells("days", metadata={"kernelspec": {"name": "ir", "language": "R", "display_name": "R"}})
        self.assert_run(
            210,
            "",
            'clockwork: kernel "ir" speaks r, but params, inputs and outputs are injected in Python only: use a Python'
            " notebook, or run this one by a command that reads the CLOCKWORK_* variables\n",
        )

    def test_another_language_runs_if_there_is_nothing_to_inject(self) -> None:
        self.install("ir", "R", sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}")
        self.cells("print(1)", metadata={"kernelspec": {"name": "ir", "language": "R", "display_name": "R"}})
        self.assert_run(0, "1\n")

    def test_a_kernel_that_does_not_start_is_reported_with_its_last_words(self) -> None:
        self.install(
            "broken", "python", sys.executable, "-c", "raise OSError('no ipykernel here')", "{connection_file}"
        )
        self.cells("1", metadata={"kernelspec": {"name": "broken", "language": "python", "display_name": "Broken"}})
        done = self.run_notebook()
        self.assertEqual((done.returncode, done.stdout), (216, ""))
        self.assertIn(
            f"clockwork: the kernel of {self.notebook} died before the first cell: exit code 1\n", done.stderr
        )
        self.assertIn("OSError: no ipykernel here\n", done.stderr)


if __name__ == "__main__":
    unittest.main()
