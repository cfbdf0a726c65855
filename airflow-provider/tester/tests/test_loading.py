from __future__ import annotations

from pathlib import Path

from asking import DAGS, RunningTester


def test_a_dag_is_told_with_its_settings_tasks_and_edges(tester: RunningTester) -> None:
    answer = tester.ask("load", "churn.py")

    assert answer["errors"] == []
    assert answer["warnings"] == []
    (dag,) = answer["dags"]
    assert dag["dag_id"] == "churn"
    assert dag["description"] == "Trains the churn model"
    assert dag["timetable"] == {
        "class": "CronDataIntervalTimetable",
        "expression": "0 2 * * *",
        "timezone": "Asia/Jakarta",
    }
    assert dag["timezone"] == "Asia/Jakarta"
    assert dag["start_date"] == "2025-12-31T17:00:00+00:00"
    assert dag["catchup"] is False
    assert dag["max_active_runs"] == 1
    assert dag["dagrun_timeout"] == 21600
    assert dag["default_args"] == {"owner": "growth", "retries": 2, "retry_delay": 30}
    assert sorted(dag["tags"]) == ["daily", "growth"]
    assert dag["params"] == {"market": {"default": "sg", "schema": {}}}
    assert dag["edges"] == [["extract", "done"], ["extract", "load"], ["load", "done"]]
    assert [task["task_id"] for task in dag["tasks"]] == ["done", "extract", "load"]


def test_a_task_is_told_with_its_settings_in_effect_and_the_arguments_it_was_made_with(tester: RunningTester) -> None:
    done, extract, _ = tester.ask("load", "churn.py")["dags"][0]["tasks"]

    assert extract["operator"] == "airflow.providers.cncf.kubernetes.operators.pod.KubernetesPodOperator"
    assert (extract["retries"], extract["retry_delay"], extract["pool"]) == (2, 30, "ml")
    assert extract["arguments"]["arguments"] == ["--day", "{{ ds }}", "--market", "{{ params.market }}"]
    assert extract["arguments"]["container_resources"] == {"limits": {"memory": "4Gi"}, "requests": {"cpu": "2"}}
    assert extract["arguments"]["env_vars"] == [{"name": "RUN", "value": "{{ run_id }}"}]
    assert "arguments" in extract["template_fields"]
    assert (done["retries"], done["trigger_rule"], done["owner"]) == (0, "all_done", "growth")


def test_an_import_error_is_told_with_its_text(tester: RunningTester) -> None:
    answer = tester.ask("load", "broken.py")

    assert answer["dags"] == []
    (error,) = answer["errors"]
    assert "TypeError" in error
    assert "no_such_argument" in error


def test_a_cycle_is_an_import_error(tester: RunningTester) -> None:
    assert "Cycle detected" in tester.ask("load", "cycle.py")["errors"][0]


def test_a_dag_that_cannot_be_stored_is_an_import_error(tester: RunningTester) -> None:
    answer = tester.ask("load", "unstorable.py")

    assert answer["dags"] == []
    assert "Unregistered" in answer["errors"][0].splitlines()[-1]


def test_a_dag_without_a_schedule_has_a_timetable_that_never_runs(tester: RunningTester) -> None:
    first, second = tester.ask("load", "two.py")["dags"]

    assert first["timetable"] == second["timetable"] == {"class": "NullTimetable"}


def test_a_warning_is_told_with_its_place_each_time_the_file_is_loaded(tester: RunningTester) -> None:
    warning = {
        "file": str(DAGS / "warned.py"),
        "line": 5,
        "category": "DeprecationWarning",
        "message": "the old way",
    }

    for _ in range(2):
        answer = tester.ask("load", "warned.py")
        assert answer["warnings"] == [warning]
        assert [dag["dag_id"] for dag in answer["dags"]] == ["warned"]


def test_what_a_file_prints_and_reads_stays_out_of_the_answers(tester: RunningTester) -> None:
    assert [dag["dag_id"] for dag in tester.ask("load", "talks.py")["dags"]] == ["talks"]
    assert tester.ask("load", "two.py")["errors"] == []


def test_a_file_that_ends_its_process_is_a_problem(tester: RunningTester) -> None:
    assert tester.ask("load", "ends.py") == {
        "problem": "the process that loaded the file ended by itself, with exit code 7"
    }


def test_a_file_that_exits_is_a_problem_that_says_where(tester: RunningTester) -> None:
    answer = tester.ask("load", "exits.py")

    text = answer.get("problem") or answer["errors"][0]
    assert text.splitlines()[-1] == "SystemExit: no more"
    assert f'"{DAGS / "exits.py"}", line 6' in text


def test_a_file_that_takes_too_long_is_a_problem(tester: RunningTester) -> None:
    assert tester.ask("load", "waits.py", seconds=0.5) == {"problem": "no answer within 0.5 s"}


def test_a_file_without_a_dag_has_none(tester: RunningTester, tmp_path: Path) -> None:
    file = tmp_path / "nothing.py"
    file.write_text("x = 1\n")

    assert tester.ask("load", file) == {"errors": [], "warnings": [], "dags": []}


def test_a_file_that_is_not_there_is_a_problem(tester: RunningTester, tmp_path: Path) -> None:
    assert tester.ask("load", tmp_path / "no.py") == {"problem": f"there is no file '{tmp_path}/no.py'"}
