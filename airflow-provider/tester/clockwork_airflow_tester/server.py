"""Reads questions, has each answered, writes the answers."""

from __future__ import annotations

import importlib
import json
import sys
import time
from importlib import metadata
from typing import Any

from . import fork, home
from .channel import Channel
from .problem import Problem

SECONDS = 60.0

NO_AIRFLOW = 3
OTHER_AIRFLOW = 4


def serve(folders: list[str]) -> int:
    """Greets, then answers until the input ends; modules are also looked for in the folders.

    Returns the process's exit code.
    """
    sys.path[:0] = folders
    channel = Channel()
    folder = home.make()
    began = time.monotonic()
    version = _installed()
    if version is not None and not _is_known(version):
        known = "the DAG tester knows 2.11, and 3.1 and later"
        channel.answer({"airflow": version, "problem": f"{sys.executable} has Airflow {version}; {known}"})
        return OTHER_AIRFLOW
    try:
        channel.answer({**_greeting(began), "home": folder})
    except ImportError as problem:
        channel.answer({"problem": f"{sys.executable} has no Airflow: {problem}"})
        return NO_AIRFLOW
    for line in channel.requests():
        channel.answer(_answer(line))
    return 0


def _installed() -> str | None:
    """The version of Airflow that is there; asking does not import it."""
    for name in ("apache-airflow-core", "apache-airflow"):
        try:
            return metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return None


def _is_known(version: str) -> bool:
    release = tuple(int(number) if number.isdecimal() else 0 for number in version.split(".")[:2])
    return release == (2, 11) or release >= (3, 1)


def _greeting(began: float) -> dict[str, Any]:
    """Who answers here; imports Airflow, once for all questions."""
    from . import versions
    from .questions import prepare

    prepare()
    return {
        "airflow": versions.AIRFLOW,
        "python": sys.version.split()[0],
        "seconds": round(time.monotonic() - began, 3),
    }


def _answer(line: str) -> dict[str, Any]:
    """The answer to one line, with its id; what is wrong with it is an answer too."""
    identity: dict[str, Any] = {}
    try:
        request = _request(line)
        identity = {"id": request["id"]} if "id" in request else {}
        return {**identity, **_answered(request)}
    except Problem as problem:
        return {**identity, "problem": str(problem)}


def _request(line: str) -> dict[str, Any]:
    try:
        request = json.loads(line)
    except ValueError as problem:
        raise Problem(f"not a line of JSON: {problem}") from None
    if not isinstance(request, dict):
        raise Problem("a request is a JSON object")
    return request


def _answered(request: dict[str, Any]) -> dict[str, Any]:
    from .questions import QUESTIONS

    name = request.get("ask")
    if name == "import":
        return _imported(request.get("modules", []))
    question = QUESTIONS.get(name) if isinstance(name, str) else None
    if question is None:
        known = ", ".join(["import", *QUESTIONS])
        raise Problem(f"there is no question {json.dumps(name)}; there are: {known}")
    return fork.ask(lambda: question(request), float(request.get("seconds", SECONDS)))


def _imported(modules: list[str]) -> dict[str, Any]:
    """Imports modules here, so that the processes of later questions have them already."""
    for module in modules:
        try:
            importlib.import_module(module)
        except Exception as problem:
            raise Problem(f"cannot import {module}: {type(problem).__name__}: {problem}") from None
    return {"imported": modules}
