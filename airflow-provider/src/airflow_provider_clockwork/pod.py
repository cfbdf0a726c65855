"""Runs a step in a pod, by the operator of Airflow's Kubernetes provider."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator
from airflow.providers.common.compat.sdk import AirflowException, AirflowSkipException
from kubernetes.client import ApiException
from kubernetes.client import models as k8s

from . import ending
from . import run as runs
from .pod_operator import NOT_FOUND, PodOperator
from .pod_parts import WRAPPER, Skeleton
from .pod_security import of_container, of_pod

if TYPE_CHECKING:
    from airflow.sdk.definitions.context import Context

    from .operator import ClockworkOperator

MAIN = "main"
EVICTED = "Evicted"

ON_FINISH = {"never": "delete_pod", "failed": "delete_succeeded_pod", "always": "keep_pod"}


class Pod:
    """One attempt in a pod; the provider's operator does the work, with values that need no rendering."""

    def __init__(self, operator: ClockworkOperator, context: Context) -> None:
        self.delegate = delegate(operator, runs.document(context))

    def execute(self, context: Context) -> None:
        """Starts the pod and waits, or lets a trigger wait."""
        self._guarded(KubernetesPodOperator.execute, context)

    def go_on(self, context: Context, event: dict[str, Any]) -> None:
        """Looks how the pod ended that a trigger has waited for."""
        self._guarded(KubernetesPodOperator.trigger_reentry, context, event)

    def kill(self) -> None:
        """Deletes the pod."""
        self.delegate.on_kill()

    def _guarded(self, method: Any, *arguments: Any) -> None:
        """Calls the provider past Airflow's check for operators in operators; errors become our own."""
        try:
            getattr(method, "__wrapped__", method)(self.delegate, *arguments)
        except AirflowSkipException:
            raise AirflowSkipException(f"exit code {ending.SKIPPED}: it asked to be skipped") from None
        except (AirflowException, ApiException) as problem:
            error = failure(self.delegate.remote_pod or self.delegate.pod, problem)
            raise ending.told(arguments[0]["ti"], error) from None


def delegate(operator: ClockworkOperator, run: dict[str, Any]) -> KubernetesPodOperator:
    """The provider's operator for one attempt of a step."""
    skeleton = Skeleton(operator, run)
    said = operator.backend["kubernetes"]
    step = operator.step
    return PodOperator(
        task_id=operator.task_id,
        name=f"{step['scope']}-{step['task']}",
        execution_timeout=operator.execution_timeout,
        image=operator.place["image"],
        cmds=[WRAPPER],
        base_container_name=MAIN,
        env_vars=skeleton.user_environment(),
        container_resources=skeleton.resources(),
        volumes=skeleton.volumes(),
        volume_mounts=skeleton.user_mounts(),
        init_containers=[skeleton.sidecar()],
        security_context=of_pod(operator.place.get("kubernetes", {})),
        container_security_context=of_container(operator.place.get("kubernetes", {})),
        labels={f"io.clockwork/{name}": step[name] for name in ("scope", "pipeline", "task")},
        annotations=skeleton.annotations(),
        pod_template_dict=operator.place.get("kubernetes"),
        namespace=said.get("namespace"),
        kubernetes_conn_id=said.get("conn_id", "kubernetes_default"),
        image_pull_secrets=[k8s.V1LocalObjectReference(name=name) for name in said.get("image_pull_secrets", [])],
        service_account_name=said.get("service_account"),
        automount_service_account_token=False,
        startup_timeout_seconds=said.get("startup_timeout", 120),
        startup_check_interval_seconds=1,
        deferrable=said.get("deferrable", False),
        on_finish_action=ON_FINISH[said.get("keep_pods", "never")],
        termination_message_policy="FallbackToLogsOnError",
        skip_on_exit_code=ending.SKIPPED,
        log_pod_spec_on_failure=False,
        do_xcom_push=False,
    )


def failure(pod: k8s.V1Pod | None, problem: Exception) -> Exception:
    """Why the pod failed, in one line; what the provider says if the pod does not tell."""
    status = pod.status if pod is not None else None
    if status and status.reason == EVICTED:
        # Its command was killed, which tells nobody why.
        return ending.failure(None, f"the pod was evicted: {status.message or ''}")
    for container in (status and status.container_statuses) or []:
        ended = container.state and container.state.terminated
        if container.name == MAIN and ended and ended.exit_code:
            said = ending.reason(ended.exit_code, ended.message)
            why = ending.of_memory(said) if ended.reason == "OOMKilled" else said
            return ending.failure(ended.exit_code, why)
    if status and status.reason:
        return ending.failure(None, f"the pod failed: {status.reason}: {status.message or ''}")
    return ending.failure(None, waiting(status) or answered(problem) or first(problem).partition("\nremote_pod:")[0])


def first(problem: BaseException) -> str:
    """What the provider said first: it raises again, with less to say, when it has cleaned up."""
    said, at = str(problem), problem.__context__
    while at is not None:
        if isinstance(at, AirflowException):
            said = str(at)
        at = at.__context__
    return said


def answered(problem: BaseException | None) -> str:
    """What the cluster answered where that is what went wrong, or what the provider was doing about it."""
    while problem is not None and not isinstance(problem, ApiException):
        problem = problem.__cause__ or problem.__context__
    if problem is None:
        return ""
    try:
        said = json.loads(problem.body)
    except (TypeError, ValueError):
        said = {}
    if problem.status == NOT_FOUND and said.get("details", {}).get("kind") == "pods":
        return "the pod was deleted while the task ran"
    return f"the cluster refuses: {said.get('message', problem.reason)}"


def waiting(status: Any) -> str:
    """What a pod that never began is waiting for, such as an image."""
    containers = [*((status and status.init_container_statuses) or []), *((status and status.container_statuses) or [])]
    for container in containers:
        held = container.state and container.state.waiting
        if held and held.reason and held.reason != "PodInitializing":
            return f"container {container.name} of the pod does not start: {held.reason}: {held.message or ''}"
    return ""
