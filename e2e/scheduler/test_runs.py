"""Runs that a scheduler made, and runs that somebody asked for."""

from __future__ import annotations

import git
from installation import Airflow
from schedules import Schedules

# Airflow 2 makes no task for a run by hand after the end of a schedule.
AT, LATER = "2026-01-01T10:00:00Z", "2026-01-01T11:00:00Z"


def test_a_scheduled_run_is_made_up_for_and_a_failed_attempt_is_tried_again(
    airflow: Airflow, schedules: Schedules
) -> None:
    (run,) = airflow.runs("sales", "scheduled", 1)

    assert airflow.states("sales", run) == {"extract": ("success", 1), "flaky": ("success", 2)}
    assert schedules.left("sales", run, "extract") == {"raw": "first of id"}
    assert schedules.left("sales", run, "flaky", 2) == {"found": "", "copy": "first of id"}


def test_a_run_by_hand_has_the_params_of_its_form_and_leaves_nothing_on_the_engine(
    airflow: Airflow, schedules: Schedules
) -> None:
    run = airflow.trigger("sales", f"by-hand-{schedules.git.port}", {"market": "sg"}, AT)

    assert airflow.ended("sales", run) == "success"
    assert schedules.left("sales", run, "flaky", 2)["copy"] == "first of sg"
    assert schedules.on_engine(run) == []


def test_a_task_that_was_cleared_runs_again(airflow: Airflow, schedules: Schedules) -> None:
    (run,) = airflow.runs("sales", "scheduled", 1)

    airflow.clear("sales", run, "flaky")

    assert airflow.ended("sales", run) == "success"
    assert airflow.states("sales", run) == {"extract": ("success", 1), "flaky": ("success", 3)}
    assert schedules.left("sales", run, "flaky", 3) == {"found": "", "copy": "first of id"}


def test_a_file_that_was_converted_again_is_what_runs_from_then_on(
    airflow: Airflow, schedules: Schedules, git_server: git.GitServer
) -> None:
    airflow.runs("sales", "scheduled", 1)
    commit = git_server.change("scheduled", "extract.sh", 'echo "second of $1"\n')

    schedules.convert()

    airflow.knows("sales", commit)
    run = airflow.trigger("sales", "changed", {}, LATER)
    assert airflow.ended("sales", run) == "success"
    assert schedules.left("sales", run, "extract") == {"raw": "second of id"}


def test_tasks_end_and_follow_each_other_as_the_contract_says(airflow: Airflow, fault: str) -> None:
    assert airflow.states("faults", fault) == {
        "skips": ("skipped", 1),
        "reads_skipped": ("skipped", 0),
        "after_skipped": ("success", 1),
        "hopeless": ("failed", 1),
        "fails": ("failed", 2),
        "after_failed": ("upstream_failed", 0),
        "rescues": ("success", 1),
        "tidies": ("success", 1),
    }
