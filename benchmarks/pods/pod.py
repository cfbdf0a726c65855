"""Pods of the cluster: how long one takes, and what the sidecar of one says of its own work."""

from __future__ import annotations

import json
import re
import time
from typing import Any

from cluster import NAMESPACE
from kubernetes import client, watch

TIMER = re.compile(r"^clockwork: (install|fetch|stage|check|publish) (\d+) ms", re.MULTILINE)


class Pods:
    """Those of the namespace of the tests."""

    def __init__(self, api: client.CoreV1Api) -> None:
        self.api = api

    def of(self, scope: str) -> list[Any]:
        """The pods of a schedule, in order of their making."""
        found = self.api.list_namespaced_pod(NAMESPACE, label_selector=f"io.clockwork/scope={scope}").items
        return sorted(found, key=lambda pod: pod.metadata.creation_timestamp)

    def timers(self, pod: Any) -> dict[str, int]:
        """Milliseconds of the sidecar's own work, by what it did."""
        (sidecar,) = pod.spec.init_containers
        # As it is, because the client makes the text of a bytes object of it.
        answer = self.api.read_namespaced_pod_log(
            pod.metadata.name, NAMESPACE, container=sidecar.name, _preload_content=False
        )
        return {what: int(ms) for what, ms in TIMER.findall(answer.data.decode())}

    def seconds(self, pod: dict[str, Any]) -> float:
        """How long a pod takes from its making to the end of all its containers, which has to be good; then it goes."""
        name = pod["metadata"]["name"]
        begun = time.monotonic()
        self.api.create_namespaced_pod(NAMESPACE, pod)
        watching = watch.Watch()
        for event in watching.stream(
            self.api.list_namespaced_pod, NAMESPACE, field_selector=f"metadata.name={name}", timeout_seconds=120
        ):
            phase = event["object"].status.phase
            if phase in ("Succeeded", "Failed"):
                watching.stop()
                taken = time.monotonic() - begun
                if phase == "Failed":
                    raise SystemExit(f"{name} failed: {event['object'].status}")
                self.api.delete_namespaced_pod(name, NAMESPACE, grace_period_seconds=0)
                return taken
        raise SystemExit(f"{name} does not end")

    def again(self, pod: Any, run: tuple[str, str], key: tuple[str, str], name: str) -> dict[str, Any]:
        """The same pod for another run: run and key are the old one and the new one."""
        made = self.api.api_client.sanitize_for_serialization(pod)
        metadata = {field: made["metadata"][field] for field in ("labels", "annotations")}
        text = json.dumps({"spec": made["spec"], "metadata": metadata})
        # The key has the run's id in it, mostly.
        text = text.replace(key[0], "<key>").replace(run[0], run[1]).replace("<key>", key[1])
        changed = json.loads(text)
        spec = changed["spec"]
        for field in ("nodeName", "tolerations", "priority", "preemptionPolicy"):
            spec.pop(field, None)
        return {"metadata": {"name": name, **changed["metadata"]}, "spec": spec}


def bare(pod: dict[str, Any], name: str) -> dict[str, Any]:
    """The pod that does nothing but the command: one container of the same image with the same limits, no volume."""
    spec = pod["spec"]
    (main,) = spec["containers"]
    kept = {field: main[field] for field in ("name", "image", "resources", "securityContext") if field in main}
    security = {"securityContext": spec["securityContext"]} if "securityContext" in spec else {}
    container = {**kept, "imagePullPolicy": "IfNotPresent", "command": ["true"]}
    return {
        "metadata": {"name": name},
        "spec": {
            "restartPolicy": "Never",
            "automountServiceAccountToken": False,
            **security,
            "containers": [container],
        },
    }
