from __future__ import annotations

import os
import signal
import sys
import venv
from importlib.metadata import version
from pathlib import Path

from asking import RunningTester


def test_it_greets_with_the_versions_that_answer(tester: RunningTester) -> None:
    assert tester.greeting["airflow"] == version("apache-airflow")
    assert tester.greeting["python"] == sys.version.split()[0]


def test_an_answer_has_the_id_of_its_question(tester: RunningTester) -> None:
    assert tester.ask("time", "two.py", rounds=1, id="x-1")["id"] == "x-1"
    assert tester.ask("time", "no.py", id=7)["id"] == 7


def test_a_line_that_is_no_question_is_a_problem(tester: RunningTester) -> None:
    assert tester.send("x") == {"problem": "not a line of JSON: Expecting value: line 1 column 1 (char 0)"}
    assert tester.send("[1]") == {"problem": "a request is a JSON object"}
    assert tester.ask("nope") == {
        "problem": 'there is no question "nope"; '
        "there are: import, load, check, serialise, render, container, schedule, run, time"
    }


def test_a_module_that_cannot_be_imported_is_a_problem(tester: RunningTester) -> None:
    assert tester.ask("import", modules=["json"]) == {"imported": ["json"]}
    assert tester.ask("import", modules=["no_such_module"]) == {
        "problem": "cannot import no_such_module: ModuleNotFoundError: No module named 'no_such_module'"
    }


def test_an_interpreter_without_airflow_is_said_at_once(tmp_path: Path) -> None:
    venv.create(tmp_path / "bare", with_pip=False)
    python = str(tmp_path / "bare" / "bin" / "python")

    bare = RunningTester(python=python)

    assert bare.greeting == {"problem": f"{python} has no Airflow: No module named 'airflow'"}
    assert bare.close() == 3


def test_an_airflow_that_it_does_not_know_is_said_at_once(tmp_path: Path) -> None:
    venv.create(tmp_path / "old", with_pip=False)
    python = tmp_path / "old" / "bin" / "python"
    said = next((tmp_path / "old").glob("lib/python*/site-packages")) / "apache_airflow-2.9.3.dist-info"
    said.mkdir()
    (said / "METADATA").write_text("Metadata-Version: 2.1\nName: apache-airflow\nVersion: 2.9.3\n")

    old = RunningTester(python=str(python))

    assert old.greeting == {
        "airflow": "2.9.3",
        "problem": f"{python} has Airflow 2.9.3; the DAG tester knows 2.11, and 3.1 and later",
    }
    assert old.close() == 4


def test_nothing_is_left_behind_and_the_users_airflow_home_is_not_touched(tmp_path: Path) -> None:
    home, scratch = tmp_path / "home", tmp_path / "scratch"
    scratch.mkdir()
    one = RunningTester(**{**os.environ, "AIRFLOW_HOME": str(home), "TMPDIR": str(scratch)})

    assert one.ask("load", "two.py")["errors"] == []
    assert len(list(scratch.glob("clockwork-airflow-*"))) == 1
    assert one.close() == 0
    assert list(scratch.iterdir()) == []
    assert not home.exists()


def test_nothing_is_left_behind_by_a_tester_that_is_ended(tmp_path: Path) -> None:
    one = RunningTester(**{**os.environ, "TMPDIR": str(tmp_path)})

    one.process.send_signal(signal.SIGTERM)

    assert one.close() == 128 + signal.SIGTERM
    assert list(tmp_path.iterdir()) == []
