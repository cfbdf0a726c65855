from __future__ import annotations

from pathlib import Path

from asking import DAGS, RunningTester

SOURCE = Path(__file__).resolve().parents[2] / "src"


def test_a_run_ends_as_its_tasks_are_told_to() -> None:
    one = RunningTester(SOURCE)
    file = str(DAGS / "two_steps.py")

    ends: list[dict[str, list[int]]] = [{"first": [1, 99]}, {"first": [98]}]
    answer = one.ask("run", runs=[{"file": file, "ends": end} for end in ends], seconds=300)

    assert answer["runs"] == [
        {"state": "success", "tasks": {"first": "skipped", "second": "skipped"}, "attempts": {"first": 2}},
        {"state": "failed", "tasks": {"first": "failed", "second": "upstream_failed"}, "attempts": {"first": 1}},
    ]
    assert one.ask("run", "two_steps.py", ends={"third": [1]}) == {"problem": "the DAG two-steps has no task third"}
    assert one.close() == 0


def test_only_runs_of_clockworks_operator_are_told_how_to_end(tester: RunningTester) -> None:
    answer = tester.ask("run", "churn.py", ends={})

    assert answer["problem"].startswith("only runs of ClockworkOperator can be told how to end: ")
