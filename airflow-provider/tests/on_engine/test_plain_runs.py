"""DAG files of Airflow's own DockerOperator, run by `airflow dags test`, beside those of ours and a laptop."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from attempts import RUNTIME
from homes import GOLDEN, PROVIDER, TARGET, Home, without_code

MOMENT = "2026-01-05T12:00:00+07:00"
OF_CLOCKWORK = "clockwork-"
"""Begins the names of tasks that no pipeline has."""

WORDS = [
    "{{ var.value.key }} {% raw %} {# it's #}",
    "it's {{ ds }} at 2026-01-04, attempt of RUN",
    '$(id) `id` ${x} \\ "',
    "two\r\nlines\n",
    "run.sh",
    "\u00e9 \u2713 \U0001f389",
]


@dataclass(frozen=True)
class Ran:
    """A run of the pipeline that has ended."""

    home: Home
    log: str

    @cached_property
    def states(self) -> dict[str, str]:
        """How the tasks of the pipeline ended."""
        ends = self.home.ends("state")
        return {task: state for task, state in ends.items() if not task.startswith(OF_CLOCKWORK)}

    def told(self, what: str) -> list[bytes]:
        """What the task `probe` has seen, told in hex digits: in others Airflow finds secrets to mask.

        Airflow 2 writes every line of a task twice.
        """
        found = dict.fromkeys(re.findall(rf"FOUND {what} ([0-9a-f]+)", self.log))
        return [bytes.fromhex(text) for text in found]

    def environment(self) -> dict[str, str]:
        """The variables of the command; those that differ from one container to the next are left out."""
        (told,) = self.told("environment")
        pairs = dict(pair.split("=", 1) for pair in told.decode().split("\0") if pair)
        return {name: self.without_run(value) for name, value in pairs.items() if name != "HOSTNAME"}

    def without_run(self, text: str) -> str:
        """A text without the id of the run, which has the time in it."""
        return re.sub(r"manual__[-0-9T:.+]+", "RUN", text)


def ran(folder: Path, operator: str) -> Ran:
    """Runs the pipeline by one of the operators."""
    home = Home(folder, provider=operator == "clockwork")
    store = folder / "store"
    store.mkdir()
    written = without_code((GOLDEN / f"alone-{operator}-{TARGET}.py.txt").read_text())
    written = written.replace("clockwork-test/runtime", RUNTIME)
    written = written.replace("file:///srv/clockwork/runs", f"file://{store}")
    return Ran(home, home.test("alone-nightly", written, MOMENT))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ran]:
    """The run by DockerOperator, on an Airflow that has nothing of Clockwork."""
    yield ran(tmp_path_factory.mktemp("plain"), "plain")


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ran]:
    """The run by ClockworkOperator."""
    yield ran(tmp_path_factory.mktemp("ours"), "clockwork")


def test_tasks_end_as_they_do_on_a_laptop(plain: Ran, tmp_path: Path) -> None:
    command = [PROVIDER.parent / "clockwork", "run", GOLDEN / "alone.yaml", "--executor", "docker"]
    options = ["--param", "market=vn", "--runs-dir", tmp_path, "--format", "json"]
    done = subprocess.run([*command, *options], capture_output=True, text=True)
    laptop = {}
    for event in map(json.loads, done.stdout.splitlines()):
        if event["event"] == "task_ended":
            laptop[event["task"]] = event["state"]
    alike = {"succeeded": "success", "timed_out": "failed"}

    assert plain.states == {task: alike.get(state, state) for task, state in laptop.items()}, plain.log + done.stderr
    assert plain.states == {
        "probe": "success",
        "flaky": "success",
        "guess": "skipped",
        "unguessed": "skipped",
        "either": "success",
        "hopeless": "failed",
        "unreached": "upstream_failed",
        "alarm": "success",
        "slow": "failed",
        "tidy": "success",
    }
    assert plain.home.ends("state")["clockwork-watcher"] == "failed"
    attempts = plain.home.ends("try_number")
    assert [attempts[task] for task in ("probe", "flaky", "guess", "hopeless", "slow")] == [1, 2, 1, 2, 1]
    assert "clockwork: stopped after its timeout of 1s" in plain.log


def test_what_looks_like_something_else_arrives_as_it_is(plain: Ran) -> None:
    assert [plain.without_run(word.decode()) for word in plain.told("word")] == WORDS
    environment = plain.environment()
    assert environment["TEXT"] == "{{ 'x' }}\r\n"
    assert environment["FILE"] == "a.env"
    assert environment["DAY"] == "2026-01-04T00:00:00+07:00 vn"
    assert environment["EMPTY"] == ""
    assert environment["CLOCKWORK_PARAM_NOTE"] == "it's {{ ds }}"
    assert not {"CLOCKWORK_STEP", "CLOCKWORK_RUN", "AIRFLOW_TMP_DIR"} & set(environment)


def test_a_command_finds_what_it_finds_by_the_other_operator(plain: Ran, ours: Ran) -> None:
    assert ours.states == plain.states, ours.log
    assert ours.environment() == plain.environment()
    for what in ("context", "place", "limits"):
        assert [ours.without_run(told.decode()) for told in ours.told(what)] == [
            plain.without_run(told.decode()) for told in plain.told(what)
        ]
    assert [len(plain.told(what)) for what in ("context", "place", "limits")] == [1, 1, 1]


def test_no_container_is_left_and_the_wrapper_stays(plain: Ran, client: Any) -> None:
    assert plain.states
    assert client.containers(all=True, filters={"label": "io.clockwork.scope=alone-nightly"}) == []
    assert client.volumes(filters={"name": "clockwork-runtime-8483ab86"})["Volumes"]
