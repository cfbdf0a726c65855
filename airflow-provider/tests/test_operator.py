from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from airflow import DAG

from airflow_provider_clockwork import ClockworkOperator

PLACE = {"image": "registry.example.com/train:1"}


def test_a_step_of_a_later_version_asks_for_a_newer_package(step: dict[str, Any], backend: dict[str, Any]) -> None:
    with pytest.raises(ValueError) as refused:
        ClockworkOperator(task_id="train", step={**step, "step": 2}, place=PLACE, backend=backend)

    assert str(refused.value) == (
        "the step has version 2, airflow-provider-clockwork knows 1: upgrade airflow-provider-clockwork on Airflow"
    )


def test_a_step_without_a_version_asks_for_another_conversion(backend: dict[str, Any]) -> None:
    with pytest.raises(ValueError) as refused:
        ClockworkOperator(task_id="train", step={}, place=PLACE, backend=backend)

    assert str(refused.value) == (
        "the step has version None, airflow-provider-clockwork knows 1: convert the schedule again"
    )


def test_nothing_is_templated(step: dict[str, Any], backend: dict[str, Any]) -> None:
    operator = ClockworkOperator(task_id="train", step=step, place=PLACE, backend=backend)

    assert operator.template_fields == ()
    assert operator.step is step


def test_params_of_the_dag_are_not_kept_with_each_task(step: dict[str, Any], backend: dict[str, Any]) -> None:
    said: dict[str, Any] = {"step": step, "place": PLACE, "backend": backend}
    with DAG(dag_id="churn", schedule=None, params={"market": "sg", "days": 7}):
        train = ClockworkOperator(task_id="train", **said)
        other = ClockworkOperator(task_id="other", params={"market": "id", "size": 1}, **said)

    assert dict(train.params) == {}
    assert dict(other.params) == {"market": "id", "size": 1}


def test_parsing_imports_no_client_of_a_cluster_an_engine_or_a_chat() -> None:
    source = str(Path(__file__).resolve().parents[1] / "src")
    asked = (
        "import sys, airflow.models.baseoperator; before = set(sys.modules); "
        f"sys.path.insert(0, {source!r}); import airflow_provider_clockwork.alerts; "
        "print({'kubernetes', 'docker', 'slack_sdk', 'smtplib'} & (set(sys.modules) - before))"
    )

    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "set()"
