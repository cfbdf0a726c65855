from __future__ import annotations

from typing import Any

from asking import RunningTester

SCHEDULED = {
    "run_type": "scheduled",
    "logical_date": "2026-01-02T02:00:00+07:00",
    "start": "2026-01-02T02:00:00+07:00",
    "end": "2026-01-03T02:00:00+07:00",
}


def test_template_fields_are_rendered_in_the_run(tester: RunningTester) -> None:
    fields = tester.ask("render", "churn.py", task="extract", run=SCHEDULED)["fields"]

    assert fields["arguments"] == ["--day", "2026-01-01", "--market", "sg"]
    assert fields["env_vars"] == [{"name": "RUN", "value": "scheduled__2026-01-01T19:00:00+00:00"}]
    assert fields["container_resources"] == {"limits": {"memory": "4Gi"}, "requests": {"cpu": "2"}}


def test_params_are_those_of_the_trigger(tester: RunningTester) -> None:
    fields = tester.ask("render", "churn.py", task="extract", run={**SCHEDULED, "conf": {"market": "id"}})["fields"]

    assert fields["arguments"][-1] == "id"


def test_an_interval_that_is_not_given_is_the_one_of_a_run_by_hand(tester: RunningTester) -> None:
    run = {"run_id": "mine", "logical_date": "2026-01-05T12:00:00Z"}

    fields = tester.ask("render", "churn.py", task="load", run=run)["fields"]

    assert fields["command"] == ["load", "2026-01-04 19:00:00+00:00"]


def test_a_run_without_a_logical_date_has_no_dates_to_render(tester: RunningTester, is_airflow_2: bool) -> None:
    answer = tester.ask("render", "churn.py", task="extract", run={"run_after": "2026-01-05T12:00:00Z"})

    if is_airflow_2:
        assert answer == {"problem": "Airflow 2 has no run without a logical_date"}
    else:
        assert answer["problem"].endswith("jinja2.exceptions.UndefinedError: 'ds' is undefined")


def test_a_pod_is_told_as_it_would_be_created(tester: RunningTester) -> None:
    pod = tester.ask("container", "churn.py", task="extract", run={**SCHEDULED, "try_number": 3})["pod"]

    assert (pod["apiVersion"], pod["kind"], pod["metadata"]["namespace"]) == ("v1", "Pod", "ml-jobs")
    labels = pod["metadata"]["labels"]
    assert (labels["dag_id"], labels["task_id"], labels["try_number"]) == ("churn", "extract", "3")
    (container,) = pod["spec"]["containers"]
    assert container["image"] == "registry.example.com/extract:1"
    assert container["command"] == ["extract"]
    assert container["args"] == ["--day", "2026-01-01", "--market", "sg"]
    assert container["env"] == [{"name": "RUN", "value": "scheduled__2026-01-01T19:00:00+00:00"}]
    assert container["resources"] == {"limits": {"memory": "4Gi"}, "requests": {"cpu": "2"}}


def test_a_container_is_told_as_the_engine_would_be_asked_for_it(tester: RunningTester) -> None:
    container = tester.ask("container", "churn.py", task="load", run=SCHEDULED)["container"]

    assert container["Image"] == "registry.example.com/load:1"
    assert container["Cmd"] == ["load", "2026-01-02 19:00:00+00:00"]
    assert container["Env"] == ["MARKET=sg"]
    assert container["HostConfig"]["Mounts"] == []


def test_a_task_without_a_container_is_a_problem(tester: RunningTester) -> None:
    assert tester.ask("container", "churn.py", task="done", run=SCHEDULED) == {
        "problem": "done is a EmptyOperator: it starts no pod and no container"
    }


def test_scheduled_runs_are_told_with_their_intervals(tester: RunningTester) -> None:
    answer = tester.ask("schedule", "churn.py", since="2025-06-01T00:00:00Z", until="2026-01-02T23:00:00Z")

    def run(day: int) -> dict[str, str]:
        start, end = f"2026-01-0{day}T02:00:00+07:00", f"2026-01-0{day + 1}T02:00:00+07:00"
        return {"logical_date": start, "start": start, "end": end, "run_after": end}

    assert answer == {"runs": [run(1), run(2), run(3)], "by_hand": []}


def test_a_run_by_hand_covers_the_last_whole_interval(tester: RunningTester) -> None:
    answer = tester.ask("schedule", "churn.py", by_hand=["2026-01-05T12:00:00Z", "2026-01-05T02:00:00+07:00"])

    assert answer == {
        "by_hand": [
            {"start": "2026-01-04T02:00:00+07:00", "end": "2026-01-05T02:00:00+07:00"},
            {"start": "2026-01-04T02:00:00+07:00", "end": "2026-01-05T02:00:00+07:00"},
        ]
    }


def test_what_is_wrong_with_a_run_is_a_problem(tester: RunningTester) -> None:
    def problem(**rest: Any) -> str:
        text: str = tester.ask("render", "churn.py", **{"task": "extract", **rest})["problem"]
        return text

    assert problem() == 'the run is missing, like "run": {"logical_date": "2026-01-01T00:00:00Z"}'
    assert problem(run={}) == "a run has a logical_date, or on Airflow 3 at least run_after"
    assert problem(run={"date": 1}).startswith("a run has no date; it has: run_id, run_type, logical_date, ")
    assert problem(run={"logical_date": "2026-01-01"}) == (
        "'2026-01-01' is not a time with an offset like 2026-01-01T02:00:00+07:00"
    )
    assert problem(run=SCHEDULED, task="nope") == "the DAG churn has no task 'nope'; it has: done, extract, load"
