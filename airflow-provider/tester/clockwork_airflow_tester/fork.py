"""Answers one question in a process of its own, as Airflow parses each file in one.

So a file leaves nothing behind for the next: no module, no warning that is given once only, no
changed setting; and one that ends or blocks its process gets an answer too.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from typing import Any, NoReturn

from .problem import Problem

Question = Callable[[], dict[str, Any]]


def ask(question: Question, seconds: float) -> dict[str, Any]:
    """What the question returned in a child process; a Problem if it failed or took longer than that."""
    sys.stdout.flush()
    sys.stderr.flush()
    gc.freeze()  # what is here stays shared with the child, which would touch all of it when it collects
    readable, writable = os.pipe()
    child = os.fork()
    if child == 0:
        _answer(question, writable)
    os.close(writable)
    try:
        text = _read_line(readable, time.monotonic() + seconds)
    finally:
        os.close(readable)
        status = _end(child)
    if text is None:
        raise Problem(f"no answer within {seconds:g} s")
    if not text.endswith(b"\n"):
        raise Problem(f"the process that loaded the file ended by itself, {_how(status)}")
    reply = json.loads(text)
    if "problem" in reply:
        raise Problem(reply["problem"])
    answer: dict[str, Any] = reply["answer"]
    return answer


def _answer(question: Question, writable: int) -> NoReturn:
    """The child's whole life: answers and ends without what its parent registered for the end."""
    try:
        os.setsid()
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        reply: dict[str, Any]
        try:
            reply = {"answer": question()}
        except Problem as problem:
            reply = {"problem": str(problem)}
        except BaseException:  # SystemExit of a file among them
            reply = {"problem": traceback.format_exc().rstrip()}
        with os.fdopen(writable, "wb") as out:
            out.write(json.dumps(reply).encode() + b"\n")
    finally:
        os._exit(0)


def _read_line(readable: int, deadline: float) -> bytes | None:
    """All up to a line's end or the end of the pipe; None if there was neither in time."""
    text = bytearray()
    while not text.endswith(b"\n"):
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([readable], [], [], left)[0]:
            return None
        piece = os.read(readable, 1 << 16)
        if not piece:
            break
        text += piece
    return bytes(text)


def _end(child: int) -> int:
    """Ends the child with all that it started; its status, its own if it had ended before."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)
    return status


def _how(status: int) -> str:
    if os.WIFSIGNALED(status):
        return f"by signal {os.WTERMSIG(status)}"
    return f"with exit code {os.waitstatus_to_exitcode(status)}"
