from __future__ import annotations

import json

from asking import RunningTester


def test_a_dag_is_told_with_size_and_hash_and_comes_back(tester: RunningTester) -> None:
    answer = tester.ask("serialise", "churn.py", data=True)

    assert answer["bytes"] == len(json.dumps(answer["data"], sort_keys=True))
    assert len(answer["hash"]) == 32
    assert answer["stable"] is True


def test_a_hash_is_the_same_in_another_process(tester: RunningTester) -> None:
    other = RunningTester()
    try:
        assert other.ask("serialise", "churn.py") == tester.ask("serialise", "churn.py")
    finally:
        other.close()


def test_a_dag_that_differs_each_time_it_is_loaded_is_not_stable(tester: RunningTester) -> None:
    assert tester.ask("serialise", "changes.py")["stable"] is False


def test_one_dag_of_several_has_to_be_named(tester: RunningTester) -> None:
    assert tester.ask("serialise", "two.py") == {"problem": "which DAG? It has: first, second"}
    assert tester.ask("serialise", "two.py", dag="second")["stable"] is True
    assert tester.ask("serialise", "two.py", dag="third") == {
        "problem": "the file has no DAG 'third'; it has: first, second"
    }


def test_a_file_that_cannot_be_imported_is_a_problem(tester: RunningTester) -> None:
    problem = tester.ask("serialise", "broken.py")["problem"]

    assert problem.startswith("the file cannot be imported: Traceback")


def test_time_is_told_for_each_round(tester: RunningTester) -> None:
    answer = tester.ask("time", "churn.py", rounds=3)

    assert len(answer["parse_ms"]) == len(answer["serialise_ms"]) == 3
    assert min(answer["parse_ms"] + answer["serialise_ms"]) > 0
    assert answer["bytes"] == tester.ask("serialise", "churn.py")["bytes"]


def test_time_of_no_round_is_a_problem(tester: RunningTester) -> None:
    assert tester.ask("time", "churn.py", rounds=0) == {"problem": "rounds is a number from 1 to 1000"}
