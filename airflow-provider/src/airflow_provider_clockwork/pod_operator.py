"""The operator of Airflow's Kubernetes provider, but for the pods it goes on with, its trigger and logs that vanish."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NoReturn

from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator
from kubernetes.client import ApiException
from kubernetes.client import models as k8s

from .pod_parts import RUN_ANNOTATION
from .pod_trigger import PodTrigger

if TYPE_CHECKING:
    from datetime import timedelta

    from airflow.sdk.definitions.context import Context
    from airflow.triggers.base import BaseTrigger

ENDED = ("Succeeded", "Failed")
NOT_FOUND = 404


class PodOperator(KubernetesPodOperator):
    """Goes on with a pod whose worker has died, as the provider does, and gives up those that somebody has ended.

    A task that is cleared while it runs has its pod deleted, and the provider would go on with a pod that is
    about to end. Where a trigger waits it may not even have been deleted yet; no worker is there that could have
    died, so the pod of another attempt is always one to give up.
    """

    def get_or_create_pod(self, pod_request_obj: k8s.V1Pod, context: Context) -> k8s.V1Pod:
        """The pod of the attempt."""
        self.give_up_others(pod_request_obj)
        return super().get_or_create_pod(pod_request_obj, context)

    def give_up_others(self, wanted: k8s.V1Pod) -> None:
        """Marks pods that the provider would find and the attempt is not to go on with, and ends them."""
        for pod in self._others(wanted):
            self.patch_already_checked(pod, reraise=False)
            if pod.metadata.deletion_timestamp is None:
                self.pod_manager.delete_pod(pod)

    def defer(
        self,
        *,
        trigger: BaseTrigger,
        method_name: str,
        kwargs: dict[str, Any] | None = None,
        timeout: timedelta | float | None = None,
    ) -> NoReturn:
        """Has our trigger wait in place of the provider's."""
        patient = PodTrigger(**trigger.serialize()[1])
        super().defer(trigger=patient, method_name=method_name, kwargs=kwargs, timeout=timeout)

    # The provider's is an object that retries and is called; as a method of a class it is one all the same.
    def await_pod_completion(self, pod: k8s.V1Pod) -> None:  # type: ignore[override]
        """Follows the log of the pod's command.

        That of an evicted pod vanishes before the pod says why: what became of it is then waited for without a log.
        """
        try:
            super().await_pod_completion(pod)
        except ApiException as problem:
            if problem.status != NOT_FOUND:
                raise

    def _others(self, wanted: k8s.V1Pod) -> Iterator[k8s.V1Pod]:
        labels = wanted.metadata.labels
        of_task = ",".join(f"{name}={labels[name]}" for name in sorted(labels) if name.startswith("io.clockwork/"))
        selector = f"{of_task},{self.POD_CHECKED_KEY}!=True"
        for pod in self.client.list_namespaced_pod(wanted.metadata.namespace, label_selector=selector).items:
            if pod.metadata.deletion_timestamp is not None or (self.deferrable and _is_of_another(pod, wanted)):
                yield pod


def _is_of_another(pod: k8s.V1Pod, wanted: k8s.V1Pod) -> bool:
    """Whether it runs another attempt of the same run."""
    one, other = (json.loads(each.metadata.annotations[RUN_ANNOTATION]) for each in (pod, wanted))
    same_run: bool = one["run_id"] == other["run_id"]
    return same_run and one["attempt"] != other["attempt"] and pod.status.phase not in ENDED
