"""Which pods of earlier attempts an attempt goes on with, and what it does when a log has vanished."""

from __future__ import annotations

import contextlib
import json
from datetime import datetime, timezone
from types import SimpleNamespace
from typing import Any

import pytest
from kubernetes.client import ApiException
from kubernetes.client import models as k8s

from airflow_provider_clockwork import ClockworkOperator
from airflow_provider_clockwork.pod import delegate
from airflow_provider_clockwork.pod_operator import PodOperator

RUN = {"run_id": "r1", "attempt": 2, "interval": {}, "params": {}}
NOW = datetime.now(timezone.utc)


class Cluster:
    """In place of the cluster's API: has pods, and keeps what is asked of them."""

    def __init__(self, *pods: k8s.V1Pod) -> None:
        self.pods = pods
        self.asked: list[tuple[str, str]] = []

    def list_namespaced_pod(self, namespace: str, label_selector: str) -> Any:
        self.asked.append((namespace, label_selector))
        return SimpleNamespace(items=self.pods)

    def patch_namespaced_pod(self, name: str, namespace: str, body: Any) -> None:
        assert body == {"metadata": {"labels": {"already_checked": "True"}}}
        self.asked.append(("mark", name))

    def delete_namespaced_pod(self, name: str, namespace: str, **_: Any) -> None:
        self.asked.append(("delete", name))


def pod(name: str, attempt: int, *, run: str = "r1", phase: str = "Running", deleted: bool = False) -> k8s.V1Pod:
    document = {"io.clockwork/run": json.dumps({**RUN, "run_id": run, "attempt": attempt})}
    metadata = k8s.V1ObjectMeta(
        name=name, namespace="ml-jobs", annotations=document, deletion_timestamp=NOW if deleted else None
    )
    return k8s.V1Pod(metadata=metadata, status=k8s.V1PodStatus(phase=phase))


@pytest.fixture(params=[False, True], ids=["blocking", "deferrable"])
def operator(request: pytest.FixtureRequest, step: dict[str, Any], backend: dict[str, Any]) -> PodOperator:
    backend["kubernetes"] = {"namespace": "ml-jobs", "deferrable": request.param}
    made = delegate(ClockworkOperator(task_id="train", step=step, place={"image": "i:1"}, backend=backend), RUN)
    assert isinstance(made, PodOperator)
    return made


def given_up(operator: PodOperator, cluster: Cluster) -> list[tuple[str, str]]:
    """What is done before the provider looks for a pod to go on with."""
    operator.__dict__["client"] = cluster
    operator.give_up_others(operator.build_pod_request_obj(dry_run=True))
    return cluster.asked[1:]


def test_a_pod_that_is_being_deleted_is_given_up(operator: PodOperator) -> None:
    assert given_up(operator, Cluster(pod("dying", 1, deleted=True))) == [("mark", "dying")]


def test_only_pods_of_the_task_that_nobody_has_given_up_are_looked_at(operator: PodOperator) -> None:
    cluster = Cluster()

    given_up(operator, cluster)

    of_task = "io.clockwork/pipeline=churn,io.clockwork/scope=churn-nightly,io.clockwork/task=train"
    assert cluster.asked == [("ml-jobs", f"{of_task},already_checked!=True")]


def test_a_pod_of_another_attempt_is_a_dead_workers_only_where_workers_wait(operator: PodOperator) -> None:
    ended = [("mark", "left"), ("delete", "left")]

    assert given_up(operator, Cluster(pod("left", 1))) == (ended if operator.deferrable else [])


def test_its_own_pod_one_of_another_run_and_one_that_has_ended_are_left_alone(operator: PodOperator) -> None:
    pods = (pod("own", 2), pod("other-run", 1, run="r2"), pod("ended", 1, phase="Succeeded"))

    assert given_up(operator, Cluster(*pods)) == []


@pytest.mark.parametrize(("status", "goes_on"), [(404, True), (403, False)])
def test_the_end_of_a_pod_is_waited_for_where_its_log_has_vanished(
    status: int, goes_on: bool, operator: PodOperator
) -> None:
    def follow(**_: Any) -> None:
        raise ApiException(status)

    operator.__dict__["pod_manager"] = SimpleNamespace(fetch_requested_container_logs=follow)

    with contextlib.nullcontext() if goes_on else pytest.raises(ApiException):
        operator.await_pod_completion(pod("own", 2))
