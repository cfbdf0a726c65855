"""Alerts that arrive, and those whom they go to and who do not take them."""

from __future__ import annotations

from html import escape
from typing import Any
from urllib.parse import quote

from installation import IS_2, Airflow
from receiving import Receivers
from schedules import Schedules

REASONS = {
    "after_failed": "",
    "fails": "exit code 3",
    "hopeless": "exit code 98: it asked not to be tried again",
}
FAILURES = [{"task": task, "reason": reason} for task, reason in REASONS.items()]
SAID = [f"failed: {task}: {reason}" if reason else f"failed: {task}" for task, reason in REASONS.items()]


def link(airflow: Airflow, dag: str, run: str) -> str:
    of_run = f"grid?dag_run_id={quote(run, safe='')}" if IS_2 else f"runs/{quote(run, safe='')}"
    return f"{airflow.address}/dags/{dag}/{of_run}"


def text(*lines: str) -> str:
    return "\n".join(lines)


def mail(*lines: str) -> str:
    return f"<pre>{escape(text(*lines))}</pre>"


def sent(airflow: Airflow, what: Any, count: int) -> Any:
    """What has come, once it is that many."""
    return airflow.programs.wait(f"{count} alerts", lambda: len(what()) >= count and what(), what)


def test_a_run_that_succeeded_is_told(airflow: Airflow, receivers: Receivers, schedules: Schedules) -> None:
    commit = schedules.first
    (run,) = airflow.runs("sales", "scheduled", 1)

    of_run = text("sales: succeeded", f"run: {run}", f"commit: {commit}", link(airflow, "sales", run))
    (hooked,) = sent(airflow, lambda: receivers.hooked("sales", run), 1)[:1]
    assert hooked == {
        "schedule": "sales",
        "run": run,
        "event": "succeeded",
        "failures": [],
        "commit": commit,
        "link": link(airflow, "sales", run),
        "text": of_run,
    }
    assert of_run in sent(airflow, lambda: receivers.in_slack("#sales"), 1)


def test_an_attempt_that_is_followed_by_another_is_told(
    airflow: Airflow, receivers: Receivers, schedules: Schedules
) -> None:
    (run,) = airflow.runs("sales", "scheduled", 1)

    found = sent(airflow, lambda: receivers.mailed("sales@example.com, growth@example.com"), 1)

    title = "sales: task flaky failed and is tried again"
    lines = (title, f"run: {run}", "failed: flaky: exit code 1", f"commit: {schedules.first}")
    assert (title, mail(*lines, link(airflow, "sales", run))) in found


def test_a_run_that_failed_is_told_with_what_failed_in_it(
    airflow: Airflow, receivers: Receivers, schedules: Schedules, fault: str
) -> None:
    commit = schedules.commit_of("faults")
    lines = ("faults: failed", f"run: {fault}", *SAID, f"commit: {commit}", link(airflow, "faults", fault))

    def of_run() -> list[Any]:
        return [told for told in receivers.hooked("faults", fault) if not told["event"].startswith("task ")]

    (hooked,) = sent(airflow, of_run, 1)
    assert (hooked["event"], hooked["failures"]) == ("failed", FAILURES)
    assert sent(airflow, lambda: receivers.in_slack("#faults"), 1) == [text(*lines)]
    assert sent(airflow, lambda: receivers.mailed("faults@example.com"), 1) == [("faults: failed", mail(*lines))]


def test_tasks_that_fail_are_told_though_others_refuse_or_never_answer(
    airflow: Airflow, receivers: Receivers, fault: str
) -> None:
    def of_tasks() -> list[tuple[str, str]]:
        found = [told for told in receivers.hooked("faults", fault) if told["event"].startswith("task ")]
        return sorted((told["event"], told["failures"][0]["reason"]) for told in found)

    assert sent(airflow, of_tasks, 3) == [
        ("task fails failed", REASONS["fails"]),
        ("task fails failed and is tried again", REASONS["fails"]),
        ("task hopeless failed", REASONS["hopeless"]),
    ]


if not IS_2:  # which has no deadlines

    def test_a_run_that_is_late_is_told_while_it_goes_on(
        airflow: Airflow, receivers: Receivers, schedules: Schedules
    ) -> None:
        run = airflow.trigger("late", "late", {})

        (hooked,) = sent(airflow, lambda: receivers.hooked("late", run), 1)
        lines = ("late: late", f"run: {run}", link(airflow, "late", run))
        assert (hooked["event"], hooked["text"]) == ("late", text(*lines))
        assert sent(airflow, lambda: receivers.in_slack("#late"), 1) == [text(*lines)]
        assert sent(airflow, lambda: receivers.mailed("late@example.com"), 1) == [("late: late", mail(*lines))]
        told = schedules.outputs("late", run, "late") / "told"
        airflow.programs.wait("its task does not begin", told.parent.is_dir, lambda: airflow.states("late", run))
        told.touch()
        assert airflow.ended("late", run) == "success"
