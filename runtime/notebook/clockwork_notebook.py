#!/usr/bin/env python3
"""Runs one notebook as a Clockwork task.

    python clockwork_notebook.py NOTEBOOK --output EXECUTED.ipynb

Everything else comes from the task's environment: $CLOCKWORK_CONTEXT names the context file with the
params, inputs and outputs that are injected as Python variables. Needs nbclient, nbformat and a kernel.

Exit codes: 0 done, 1 a cell failed, n the notebook raised SystemExit(n), 128+n ended by signal n, and of
the runtime 210 bad arguments, 214 no such notebook, 215 packages missing, 216 the kernel died. A notebook
that itself ends with 210 to 219 ends with 1.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import importlib.util
import inspect
import json
import keyword
import logging
import os
import re
import shutil
import signal
import sys
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn, TextIO

FAILED = 1
BAD_ARGUMENTS = 210
NOT_FOUND = 214
PACKAGES_MISSING = 215
KERNEL_DIED = 216
RUNTIME_CODES = range(210, 220)

CONTRACT = 1
PARAMETERS_TAG = "parameters"
INJECTED_TAG = "injected-parameters"
INJECTED_COMMENT = "# Injected by Clockwork: params, inputs and the paths of outputs"

KERNEL_START_SECONDS = 120
INTERRUPT_GRACE_SECONDS = 5
LONGEST_SOCKET_FOLDER = 90  # bytes; a socket's whole path may have 103
LONGEST_TEMPORARY_FOLDER = 60
OPEN_FILES = 256  # more than are open at the start
LAST_WORDS = 2000
OUTPUT_GRACE_SECONDS = 60  # what a cell has printed may still be on its way when it is done

ANSI_ESCAPE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\^_])")

# In a script exit() raises SystemExit; in IPython it would stop the kernel behind our back. And a cell that
# prints faster than it is read must wait in memory, where ZeroMQ would throw its messages away.
PYTHON_SETUP = """
def _clockwork_setup():
    import warnings
    import zmq
    from IPython.core.autocall import IPyAutocall

    thread = getattr(get_ipython().kernel, "iopub_thread", None)
    if thread is not None:
        thread.schedule(lambda: thread.socket.setsockopt(zmq.SNDHWM, 0))

    class Exit(IPyAutocall):
        rewrite = False

        def __call__(self, code=None):
            raise SystemExit(code)

    get_ipython().push({"exit": Exit(), "quit": Exit()}, interactive=False)
    warnings.filterwarnings("ignore", message="To exit: use", category=UserWarning)


_clockwork_setup()
del _clockwork_setup
"""


class Refusal(Exception):
    """The notebook can't be run; str() says why and what to do, code is the exit code."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code


def say(message: str) -> None:
    print(f"clockwork: {message}", file=sys.stderr, flush=True)


try:
    import nbformat
    import zmq
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_client.manager import AsyncKernelManager
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, DeadKernelError
except ImportError as missing:
    say(
        f"a notebook needs nbclient, nbformat and a kernel ({missing});"
        f" get them with: {sys.executable} -m pip install nbclient nbformat ipykernel"
    )
    sys.exit(PACKAGES_MISSING)


# ---- What is injected ------------------------------------------------------------------------------


def read_context(path: str | None) -> dict[str, Any]:
    """Reads the context file; see contract/README.md for its form."""
    if not path:
        raise Refusal(BAD_ARGUMENTS, "CLOCKWORK_CONTEXT is not set; it names the task's context file")
    try:
        context = json.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Refusal(BAD_ARGUMENTS, f"can't read the context file {path}: {error}") from None
    if not isinstance(context, dict) or context.get("contract") != CONTRACT:
        raise Refusal(BAD_ARGUMENTS, f"{path} is no context file of contract {CONTRACT}")
    for part in ("params", "inputs", "outputs"):
        if not isinstance(context.setdefault(part, {}), dict):
            raise Refusal(BAD_ARGUMENTS, f'"{part}" of the context file {path} is no object')
    return context


def injected_variables(context: dict[str, Any]) -> dict[str, Any]:
    """Names and values in order: params, inputs, paths of outputs.

    Refuses a keyword of the language, and one name for two things.
    """
    named = [(name, f'param "{name}"', value) for name, value in context["params"].items()]
    named += [(n, f'input "{n}"', input_value(entry)) for n, entry in context["inputs"].items()]
    named += [(f"output_{n}", f'path of output "{n}"', entry["path"]) for n, entry in context["outputs"].items()]
    variables: dict[str, Any] = {}
    meanings: dict[str, str] = {}
    for name, meaning, value in named:
        if keyword.iskeyword(name) or not name.isidentifier():
            raise Refusal(BAD_ARGUMENTS, f"{meaning} can't be a variable in Python: rename it")
        if name in meanings:
            raise Refusal(
                BAD_ARGUMENTS,
                f'"{name}" would be both the {meanings[name]} and the {meaning}: rename one of them',
            )
        variables[name], meanings[name] = value, meaning
    return variables


def input_value(entry: dict[str, Any] | None) -> Any:
    """A value as it is, a file or directory as its path, an absent optional input as None."""
    if entry is None:
        return None
    return entry["path"] if "path" in entry else entry["value"]


def injected_source(variables: dict[str, Any]) -> str:
    lines = [f"{name} = {value!r}" for name, value in variables.items()]
    return "\n".join([INJECTED_COMMENT, *lines])


def inject(notebook: Any, variables: dict[str, Any]) -> None:
    """Puts the variables after the cell tagged "parameters", in the place of an earlier injection."""
    places = [i for i, cell in enumerate(notebook.cells) if INJECTED_TAG in tags(cell)]
    kept = [cell for cell in notebook.cells if INJECTED_TAG not in tags(cell)]
    defaults = [i for i, cell in enumerate(kept) if PARAMETERS_TAG in tags(cell)]
    if variables:
        place = defaults[0] + 1 if defaults else places[0] if places else 0
        kept.insert(place, injected_cell(notebook, injected_source(variables)))
        if not defaults and not places:
            say('no cell is tagged "parameters"; the values are set in a new cell at the top')
    notebook.cells = kept


def injected_cell(notebook: Any, source: str) -> Any:
    cell: Any = nbformat.v4.new_code_cell(source, metadata={"tags": [INJECTED_TAG]})
    if (notebook.nbformat, notebook.nbformat_minor) < (4, 5):
        cell.pop("id", None)
    return cell


def tags(cell: Any) -> list[str]:
    return cell.metadata.get("tags") or []


# ---- The notebook file -----------------------------------------------------------------------------


def read_notebook(path: Path) -> Any:
    """Reads a notebook of any version, without the outputs of whoever ran it last."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        check_form(json.loads(text))
        notebook: Any = nbformat.reads(text, as_version=4)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        raise Refusal(NOT_FOUND, f"there is no notebook {path}") from None
    except OSError as error:
        raise Refusal(NOT_FOUND, f"can't read the notebook {path}: {error.strerror}") from None
    except Exception as error:  # nbformat raises whatever its converters happen to trip over
        raise Refusal(BAD_ARGUMENTS, f"{path} is no Jupyter notebook: {error}") from None
    for cell in notebook.cells:
        cell.setdefault("metadata", nbformat.from_dict({}))
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return notebook


def check_form(content: Any) -> None:
    """Raises ValueError where nbformat would only grumble, and we would stumble later."""
    if not isinstance(content, dict) or not isinstance(content.get("nbformat"), int):
        raise ValueError('it has no "nbformat"')
    metadata = content.get("metadata")
    if not isinstance(metadata, dict) or not all(
        isinstance(metadata.get(name, {}), dict) for name in ("kernelspec", "language_info")
    ):
        raise ValueError('its "metadata" make no sense')
    if "worksheets" in content:  # version 3, which nbformat converts
        return
    if not isinstance(content.get("cells"), list):
        raise ValueError('it has no "cells"')
    for number, cell in enumerate(content["cells"], start=1):
        if not is_cell(cell):
            raise ValueError(f"its cell {number} makes no sense")


def is_cell(cell: Any) -> bool:
    return (
        isinstance(cell, dict)
        and cell.get("cell_type") in ("code", "markdown", "raw")
        and isinstance(cell.get("source"), (str, list))
        and isinstance(cell.get("metadata", {}), dict)
        and isinstance(cell.get("metadata", {}).get("tags", []), list)
    )


def save_notebook(notebook: Any, path: Path) -> None:
    """Replaces the file in one step: whoever looks sees a whole notebook, the old or the new one."""
    text = nbformat.v4.writes(notebook) + "\n"
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        # A lone surrogate has no UTF-8; as a backslash escape it is valid JSON and reads back the same.
        temporary.write_bytes(text.encode("utf-8", "backslashreplace"))
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def join_streams(cell: Any) -> None:
    """Makes one output of many pieces that a cell has printed, as every front end does."""
    joined: list[Any] = []
    pieces: list[str] = []
    for output in cell.outputs:
        same = joined and output.output_type == "stream" and joined[-1].get("name") == output.name
        if not same:
            if pieces:
                joined[-1].text = "".join(pieces)
            joined.append(output)
            pieces = []
        if output.output_type == "stream":
            pieces.append(output.text)
    if pieces:
        joined[-1].text = "".join(pieces)
    cell.outputs = joined


# ---- The kernel ------------------------------------------------------------------------------------


def choose_kernel(notebook: Any) -> tuple[str, str]:
    """Name and language of the notebook's kernel, or else of an installed one of the same language."""
    asked = notebook.metadata.get("kernelspec", {})
    wanted = asked.get("name")
    specs = {name: found["spec"] for name, found in KernelSpecManager().get_all_specs().items()}
    if wanted in specs:
        return wanted, specs[wanted].get("language", "").lower()
    language = asked.get("language") or notebook.metadata.get("language_info", {}).get("name") or "python"
    same = [name for name, spec in specs.items() if spec.get("language", "").lower() == language.lower()]
    if not same:
        raise Refusal(
            PACKAGES_MISSING,
            f"no kernel for {language} is installed ({', '.join(sorted(specs)) or 'none at all'})"
            + (f"; get one with: {sys.executable} -m pip install ipykernel" if language.lower() == "python" else ""),
        )
    chosen = min(same, key=lambda name: (name != "python3", name))
    if wanted:
        say(f'kernel "{wanted}" is not installed; using "{chosen}", which speaks {language}, too')
    return chosen, language.lower()


def own_interpreter(kernel: str) -> list[str] | None:
    """ "python3" means the Python that runs this, whatever a kernel specification of that name points to."""
    if kernel == "python3" and importlib.util.find_spec("ipykernel"):
        return [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    return None


@contextlib.contextmanager
def scratch_folder() -> Iterator[Path]:
    """A private folder for the kernel's sockets and settings, with a short path if there is one."""
    places = (tempfile.gettempdir(), "/tmp")
    short = [place for place in places if len(place) <= LONGEST_TEMPORARY_FOLDER and os.access(place, os.W_OK)]
    folder = Path(tempfile.mkdtemp(prefix="clockwork-", dir=short[0] if short else None))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Leash:
    """Ends the kernel and its children when this process dies, even by SIGKILL.

    A kernel is started in a session of its own, so a signal to our process group does not reach it, and
    its own look-out for a lost parent is blind while native code runs or under a subreaper. Therefore a
    forked process waits for the end of a pipe that only we hold open.
    """

    def __init__(self, scratch: Path) -> None:
        read_end, self._write_end = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            try:
                self._watch(read_end, scratch)
            finally:
                os._exit(0)
        os.close(read_end)
        self._group: int | None = None

    def hold(self, group: int) -> None:
        self._group = group
        os.write(self._write_end, f"{group}\n".encode())

    def release(self) -> None:
        """Ends what the kernel has left running, then the watching process."""
        if self._group is not None:
            kill_group(self._group)
            os.write(self._write_end, b"released\n")
        os.close(self._write_end)
        os.waitpid(self._pid, 0)

    @staticmethod
    def _watch(read_end: int, scratch: Path) -> None:
        os.setsid()
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(name, signal.SIG_IGN)
        os.dup2(read_end, 0)
        os.closerange(1, OPEN_FILES)
        words = b"".join(iter(lambda: os.read(0, 64), b"")).split()
        if words and words[-1] != b"released":
            kill_group(int(words[-1]))
            shutil.rmtree(scratch, ignore_errors=True)


def kill_group(group: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(group, signal.SIGKILL)


# ---- The log ---------------------------------------------------------------------------------------


class Log:
    """Shows what cells put out, as it comes: streams as they are, results as text, errors as tracebacks."""

    def __init__(self, out: TextIO, err: TextIO) -> None:
        self._out, self._err = out, err
        self._open_line = {out: False, err: False}
        self._color = err.isatty() and "NO_COLOR" not in os.environ

    def show(self, kind: str, content: dict[str, Any]) -> None:
        if kind == "stream":
            self._write(self._err if content.get("name") == "stderr" else self._out, content["text"])
        elif kind in ("display_data", "execute_result"):
            text = content.get("data", {}).get("text/plain")
            if text is not None:
                self._write_line(self._out, text)
        elif kind == "error" and content.get("ename") != "SystemExit":
            traceback = "\n".join(content.get("traceback") or ())
            text = traceback or f"{content.get('ename')}: {content.get('evalue')}"
            self._write_line(self._err, text if self._color else ANSI_ESCAPE.sub("", text))

    def end_lines(self) -> None:
        for stream in (self._out, self._err):
            if self._open_line[stream]:
                self._write(stream, "\n")

    def _write_line(self, stream: TextIO, text: str) -> None:
        start = "\n" if self._open_line[stream] else ""
        self._write(stream, f"{start}{text}\n")

    def _write(self, stream: TextIO, text: str) -> None:
        if text:
            stream.write(text)
            stream.flush()
            self._open_line[stream] = not text.endswith("\n")


class KernelManager(AsyncKernelManager):
    """A kernel whose client never throws messages away, however slowly our log is read."""

    def client(self, **options: Any) -> Any:
        client = super().client(**options)
        client.context.setsockopt(zmq.RCVHWM, 0)
        return client


class StreamingClient(NotebookClient):
    """nbclient's client, with every output shown at the moment it arrives."""

    def __init__(self, notebook: Any, task_log: Log, **options: Any) -> None:
        super().__init__(notebook, **options)
        self._task_log = task_log

    def output(self, outs: list[Any], msg: dict[str, Any], display_id: Any, cell_index: int) -> Any:
        self._task_log.show(msg["msg_type"], msg["content"])
        return super().output(outs, msg, display_id, cell_index)


# ---- One run ---------------------------------------------------------------------------------------


class NotebookRun:
    """Executes the cells of one notebook in one kernel; code() is the exit code."""

    def __init__(self, notebook: Any, path: Path, output: Path, scratch: Path, leash: Leash) -> None:
        self._notebook, self._path, self._output = notebook, path, output
        self._scratch, self._leash = scratch, leash
        self._log = Log(sys.stdout, sys.stderr)
        self._kernel_log = logging.getLogger("clockwork.kernel")  # says again what we say ourselves
        self._kernel_log.addHandler(logging.NullHandler())
        self._kernel_log.propagate = False
        self._cell_number = 0
        self._kernel_ready = False
        self._stopped_by: int | None = None
        self._interruption: asyncio.Future[None] | None = None
        self._last_words = b""

    async def code(self, kernel: str, language: str) -> int:
        loop = asyncio.get_running_loop()
        manager = self._kernel_manager(kernel)
        client = StreamingClient(
            self._notebook,
            self._log,
            km=manager,
            log=self._kernel_log,
            timeout=None,
            startup_timeout=KERNEL_START_SECONDS,
            iopub_timeout=OUTPUT_GRACE_SECONDS,
        )
        work = asyncio.ensure_future(self._work(client, language))
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._stop, number, manager, work)
        try:
            return await work
        except CellExecutionError as error:
            return self._stop_code() or self._failure_code(error)
        except (DeadKernelError, RuntimeError, OSError, asyncio.CancelledError) as error:
            return self._stop_code() or await self._kernel_failure_code(manager, error)
        finally:
            self._log.end_lines()
            await self._end_kernel(client, manager)

    def _kernel_manager(self, kernel: str) -> Any:
        manager: Any = KernelManager(kernel_name=kernel, log=self._kernel_log)
        manager.kernel_spec.argv = own_interpreter(kernel) or manager.kernel_spec.argv
        manager.connection_file = str(self._scratch / "kernel.json")
        if len(str(self._scratch)) < LONGEST_SOCKET_FOLDER:
            manager.transport = "ipc"
            manager.ip = str(self._scratch / "s")
        return manager

    async def _work(self, client: Any, language: str) -> int:
        with self._overheard(client.km.kernel_spec.argv) as streams:
            await client.async_start_new_kernel(**streams)
        self._leash.hold(os.getpgid(client.km.provisioner.pid))
        await client.async_start_new_kernel_client()
        self._kernel_ready = True
        if language == "python":
            client.kc.execute(PYTHON_SETUP, silent=True, store_history=False)
        for index, cell in enumerate(self._notebook.cells):
            if self._stopped_by:
                break
            if cell.cell_type == "code":
                self._cell_number += 1
                try:
                    await client.async_execute_cell(cell, index)
                finally:
                    join_streams(cell)
                    save_notebook(self._notebook, self._output)
        return self._stop_code() or 0

    @contextlib.contextmanager
    def _overheard(self, command: list[str]) -> Iterator[dict[str, int]]:
        """Keeps the last words of an ipykernel: all that it writes itself is noise, until it dies.

        What its cells and their processes write comes as messages, and would be in the log twice.
        """
        if not any("ipykernel" in word for word in command):
            yield {}
            return
        loop = asyncio.get_running_loop()
        read_end, write_end = os.pipe()

        def listen() -> None:
            heard = os.read(read_end, 65536)
            self._last_words = (self._last_words + heard)[-LAST_WORDS:]
            if not heard:
                loop.remove_reader(read_end)

        loop.add_reader(read_end, listen)
        try:
            yield {"stdout": write_end, "stderr": write_end}
        finally:
            os.close(write_end)

    def _stop(self, number: int, manager: Any, work: asyncio.Future[int]) -> None:
        """The first signal interrupts the cell, so that it can clean up; a second one, or time, ends all."""
        if self._stopped_by or not self._kernel_ready:
            work.cancel()
        else:
            self._interruption = asyncio.ensure_future(manager.interrupt_kernel())
            asyncio.get_running_loop().call_later(INTERRUPT_GRACE_SECONDS, work.cancel)
        self._stopped_by = self._stopped_by or number

    def _stop_code(self) -> int | None:
        if self._stopped_by is None:
            return None
        say(f"ended by {signal.Signals(self._stopped_by).name}")
        return 128 + self._stopped_by

    def _failure_code(self, error: CellExecutionError) -> int:
        if error.ename != "SystemExit":
            say(f"code cell {self._cell_number} of {self._path} failed: {error.ename}")
            return FAILED
        code, message = exit_status(error.evalue)
        if message:
            print(message, file=sys.stderr, flush=True)
        if code in RUNTIME_CODES:
            say(f"the notebook ended with {code}, a code of Clockwork's own; reported as {FAILED}")
            return FAILED
        return code

    async def _kernel_failure_code(self, manager: Any, error: BaseException) -> int:
        status = await manager.provisioner.poll() if manager.provisioner else None
        if status is not None and status < 0:
            reason = f"killed by {signal.Signals(-status).name}"
            reason += ", perhaps out of memory" if -status == signal.SIGKILL else ""
        elif status is not None:
            reason = f"exit code {status}"
        else:
            reason = str(error) or type(error).__name__
        place = f"while code cell {self._cell_number} ran" if self._cell_number else "before the first cell"
        say(f"the kernel of {self._path} died {place}: {reason}")
        if self._last_words:
            say("its last words:\n" + self._last_words.decode(errors="replace").rstrip())
        return KERNEL_DIED

    async def _end_kernel(self, client: Any, manager: Any) -> None:
        """Lets the kernel say goodbye unless we were told to stop, or it can't any more."""
        manager.shutdown_wait_time = 2.0 if self._stopped_by else 10.0
        with contextlib.suppress(RuntimeError, OSError):
            if manager.has_kernel and await manager.is_alive():
                await manager.shutdown_kernel(now=not self._kernel_ready)
        if client.kc is not None:
            client.kc.stop_channels()
        cleaned = manager.cleanup_resources()
        if inspect.isawaitable(cleaned):
            await cleaned


def exit_status(value: str) -> tuple[int, str | None]:
    """Exit code, and what is to be printed, for the text of a SystemExit's value; as Python does it."""
    if value in ("", "None", "False"):
        return 0, None
    if value == "True":
        return 1, None
    try:
        return int(value) & 0xFF, None
    except ValueError:
        return 1, value


# ---- The command -----------------------------------------------------------------------------------


class Arguments(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Refusal(BAD_ARGUMENTS, message)


def run(arguments: list[str]) -> int:
    parser = Arguments(description="Runs one notebook as a Clockwork task.")
    parser.add_argument("notebook", type=Path)
    parser.add_argument("--output", type=Path, required=True, help="where the executed notebook goes")
    options = parser.parse_args(arguments)

    notebook = read_notebook(options.notebook)
    if options.output.exists() and options.output.samefile(options.notebook):
        raise Refusal(BAD_ARGUMENTS, "--output would overwrite the notebook itself")
    variables = injected_variables(read_context(os.environ.get("CLOCKWORK_CONTEXT")))
    with scratch_folder() as scratch:
        # Jupyter and IPython keep settings and a history there, made for one user at one screen.
        os.environ.setdefault("IPYTHONDIR", str(scratch / "ipython"))
        kernel, language = choose_kernel(notebook)
        if variables and language != "python":
            raise Refusal(
                BAD_ARGUMENTS,
                f'kernel "{kernel}" speaks {language}, but params, inputs and outputs are injected in Python'
                " only: use a Python notebook, or run this one by a command that reads the CLOCKWORK_* variables",
            )
        inject(notebook, variables)
        save_notebook(notebook, options.output)
        leash = Leash(scratch)
        try:
            return asyncio.run(
                NotebookRun(notebook, options.notebook, options.output, scratch, leash).code(kernel, language)
            )
        finally:
            leash.release()
            save_notebook(notebook, options.output)


def main() -> int:
    warnings.simplefilter("ignore")  # of nbformat and jupyter_client about themselves; the kernel keeps its own
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")  # nobody debugs here; else it warns
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        return run(sys.argv[1:])
    except Refusal as refusal:
        say(str(refusal))
        return refusal.code


if __name__ == "__main__":
    sys.exit(main())
