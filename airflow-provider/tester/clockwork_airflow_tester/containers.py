"""The pod or container that a task would start, caught where its operator asks for it.

The operator runs as on a worker, up to its one call of the cluster or engine. So it makes no
difference whether it is a provider's own operator or one that makes such an operator inside.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

from .plain import plain
from .problem import Problem
from .rendering import render
from .runs import Run

OPERATORS = ("KubernetesPodOperator", "DockerOperator", "ClockworkOperator")

ENGINE_API = "1.41"


class Asked(BaseException):
    """Carries what was asked for out of the operator; no operator catches it by accident."""

    def __init__(self, answer: dict[str, Any]) -> None:
        super().__init__()
        self.answer = answer


def started(task: Any, run: Run) -> dict[str, Any]:
    """{"pod": its manifest} or {"container": the body of the engine's create call}."""
    if not {base.__name__ for base in type(task).__mro__} & set(OPERATORS):
        raise Problem(f"{task.task_id} is a {type(task).__name__}: it starts no pod and no container")
    given = render(task, run)
    catch_pods()
    catch_containers()
    try:
        unguarded(type(task).execute)(task, given)
    except Asked as asked:
        return asked.answer
    raise Problem(f"{task.task_id} ended without a pod or a container")


def unguarded(execute: Callable[..., Any]) -> Callable[..., Any]:
    """The operator's own method, without Airflow's check of who calls it."""
    return getattr(execute, "__wrapped__", execute)


def catch_pods() -> None:
    """Lets the Kubernetes provider make no client and find no pod, and catches the one it creates."""
    with contextlib.suppress(ImportError):
        from airflow.providers.cncf.kubernetes.hooks.kubernetes import KubernetesHook
        from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator
        from airflow.providers.cncf.kubernetes.utils.pod_manager import PodManager
        from kubernetes.client import ApiClient, CoreV1Api, V1PodList

        def create(_manager: Any, pod: Any) -> None:
            raise Asked({"pod": plain(pod)})

        def client(hook: Any) -> Any:
            hook._is_in_cluster = False
            return ApiClient()

        hook: Any = KubernetesHook
        operator: Any = KubernetesPodOperator
        manager: Any = PodManager
        core: Any = CoreV1Api
        hook.get_conn = client
        core.list_namespaced_pod = lambda *_, **__: V1PodList(items=[])
        operator.find_pod = lambda *_, **__: None
        operator._get_pod_from_task_state_store = lambda *_, **__: None
        manager.create_pod = create


def catch_containers() -> None:
    """Lets the Docker provider reach an engine that has every image, and catches what it creates."""
    with contextlib.suppress(ImportError):
        from airflow.providers.docker.hooks.docker import DockerHook
        from docker import APIClient

        class Engine(APIClient):  # type: ignore[misc]
            def images(self, *_: Any, **__: Any) -> list[str]:
                return ["here"]

            def create_container_from_config(self, config: Any, name: str | None = None, *_: Any) -> None:
                raise Asked({"container": {**({"name": name} if name else {}), **plain(config)}})

        hook: Any = DockerHook
        hook.api_client = property(lambda _: Engine(version=ENGINE_API))
