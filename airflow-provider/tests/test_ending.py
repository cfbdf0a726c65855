"""How the end of a pod becomes the end of a task."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from airflow.providers.common.compat.sdk import AirflowException, AirflowFailException, AirflowSkipException
from kubernetes.client import ApiException
from kubernetes.client import models as k8s

from airflow_provider_clockwork import ClockworkOperator, ending
from airflow_provider_clockwork.pod import Pod, delegate, failure

RUN = {"run_id": "r1", "attempt": 1, "interval": {}, "params": {}}


def ended(code: int, message: str | None = None, reason: str = "Error", name: str = "main") -> k8s.V1Pod:
    state = k8s.V1ContainerState(
        terminated=k8s.V1ContainerStateTerminated(exit_code=code, message=message, reason=reason)
    )
    return pod(container_statuses=[status(name, state)], phase="Failed")


def pod(**status: Any) -> k8s.V1Pod:
    return k8s.V1Pod(metadata=k8s.V1ObjectMeta(name="train-1"), status=k8s.V1PodStatus(**status))


def status(name: str, state: k8s.V1ContainerState) -> k8s.V1ContainerStatus:
    return k8s.V1ContainerStatus(name=name, state=state, image="i", image_id="i", ready=False, restart_count=0)


def test_the_runtimes_last_word_is_the_reason() -> None:
    error = failure(ended(217, 'working\nclockwork: output "model" is missing\n'), AirflowException("pod dump"))

    assert type(error) is AirflowException
    assert str(error) == 'output "model" is missing'


def test_without_a_word_the_exit_code_is_the_reason() -> None:
    assert str(failure(ended(3, "Traceback\nKeyError: 'x'"), AirflowException("pod dump"))) == "exit code 3"


def test_memory_that_ran_out_is_said() -> None:
    error = failure(ended(137, None, "OOMKilled"), AirflowException("pod dump"))

    assert str(error) == "exit code 137 (out of memory)"


def test_no_retry_is_made_exactly_where_the_contract_says_so(vectors: Path) -> None:
    cases = json.loads((vectors / "exit-codes.json").read_text())["cases"]

    for case in cases:
        if case["by"] == "runtime" and case["state"] == "failed":
            error = failure(ended(case["code"]), AirflowException(""))
            assert (case["code"], isinstance(error, AirflowFailException)) == (case["code"], not case["retryable"])


def refused(status: int, **said: Any) -> ApiException:
    answer = ApiException(status=status, reason="Refused")
    answer.body = json.dumps(said)
    return answer


def test_a_pod_that_is_gone_was_deleted() -> None:
    # As the provider raises it, while it is busy with the answer.
    problem = AirflowException("Pod train-1 returned a failure.")
    problem.__context__ = refused(404, message='pods "train-1" not found', details={"kind": "pods"})

    assert str(failure(pod(phase="Running"), problem)) == "the pod was deleted while the task ran"


def test_what_the_provider_said_before_it_cleaned_up_is_the_reason() -> None:
    problem = AirflowException("Pod train-1 returned a failure.\nremote_pod: ...")
    problem.__context__ = AirflowException("Pod docker image cannot be pulled, unable to start: ErrImagePull\nnone")

    error = failure(pod(phase="Pending"), problem)

    assert str(error) == "Pod docker image cannot be pulled, unable to start: ErrImagePull none"


def test_what_the_cluster_refuses_is_its_own_word() -> None:
    problem = refused(403, message='pods "train-1" is forbidden: exceeded quota: team')

    assert str(failure(None, problem)) == 'the cluster refuses: pods "train-1" is forbidden: exceeded quota: team'
    assert str(failure(None, ApiException(status=500, reason="Internal"))) == "the cluster refuses: Internal"


def test_an_image_that_cannot_be_had_is_said() -> None:
    held = k8s.V1ContainerState(waiting=k8s.V1ContainerStateWaiting(reason="ErrImagePull", message="no such image"))
    waiting = pod(phase="Pending", container_statuses=[status("main", held)])

    error = failure(waiting, AirflowException("Pod took too long to start"))

    assert str(error) == "container main of the pod does not start: ErrImagePull: no such image"


def test_a_pod_that_was_evicted_is_said_though_its_command_was_killed() -> None:
    killed = ended(137).status.container_statuses
    evicted = pod(phase="Failed", reason="Evicted", message="disk pressure", container_statuses=killed)

    assert str(failure(evicted, AirflowException("dump"))) == "the pod was evicted: disk pressure"


def test_what_the_provider_says_is_kept_short_where_there_is_no_pod() -> None:
    error = failure(None, AirflowException("no cluster\nremote_pod: " + "x" * 5000))

    assert str(error) == "no cluster"


def test_a_long_reason_is_cut() -> None:
    assert len(str(ending.failure(1, "x" * 5000))) == ending.LONGEST_REASON


class Instance:
    """In place of a task instance: keeps what is pushed."""

    def __init__(self) -> None:
        self.pushed: dict[str, Any] = {}

    def xcom_push(self, key: str, value: Any) -> None:
        self.pushed[key] = value


class Ends:
    """In place of the provider's execute: ends the pod and raises what the provider would."""

    def __init__(self, left: k8s.V1Pod, problem: Exception) -> None:
        self.left = left
        self.problem = problem

    def __call__(self, operator: Any, _context: Any) -> None:
        operator.remote_pod = self.left
        raise self.problem


@pytest.fixture
def run_pod(step: dict[str, Any], backend: dict[str, Any]) -> Pod:
    operator = ClockworkOperator(task_id="train", step=step, place={"image": "train:1"}, backend=backend)
    made = Pod.__new__(Pod)
    made.delegate = delegate(operator, RUN)
    return made


def test_a_skipped_task_is_skipped_with_a_short_reason(run_pod: Pod) -> None:
    with pytest.raises(AirflowSkipException) as skipped:
        run_pod._guarded(Ends(ended(99), AirflowSkipException("Pod train-1 returned exit code 99. Skipping.")), {})

    assert str(skipped.value) == "exit code 99: it asked to be skipped"


def test_a_failed_task_has_no_dump_of_the_pod_in_its_error(run_pod: Pod) -> None:
    instance = Instance()
    with pytest.raises(AirflowFailException) as failed:
        run_pod._guarded(Ends(ended(98), AirflowException("remote_pod: {...}")), {"ti": instance})

    assert str(failed.value) == "exit code 98"
    assert failed.value.__cause__ is None
    assert failed.value.__suppress_context__
    assert instance.pushed == {"clockwork_reason": "exit code 98"}


def test_what_a_platform_says_reaches_the_providers_operator(step: dict[str, Any], backend: dict[str, Any]) -> None:
    said = {
        "conn_id": "cluster",
        "namespace": "ml-jobs",
        "startup_timeout": 900,
        "service_account": "runner",
        "deferrable": True,
    }
    kept = {"never": "delete_pod", "failed": "delete_succeeded_pod", "always": "keep_pod"}
    for keep_pods, action in kept.items():
        operator = ClockworkOperator(
            task_id="train",
            step=step,
            place={"image": "train:1"},
            backend={**backend, "kubernetes": {**said, "keep_pods": keep_pods}},
        )
        made = delegate(operator, RUN)
        assert made.on_finish_action.value == action
    assert (made.kubernetes_conn_id, made.namespace, made.startup_timeout_seconds) == ("cluster", "ml-jobs", 900)
    assert (made.service_account_name, made.deferrable) == ("runner", True)
