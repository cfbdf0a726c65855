"""Who the containers of a pod are and what they may: enough for the pod security standard `restricted`.

A partial pod of a step says otherwise for its own container, member by member. The sidecar stays what it is: all
sidecars have to be one user, who owns the store's folders.
"""

from __future__ import annotations

from typing import Any

from kubernetes.client import models as k8s

# Nobody's on any machine, and the one that images without a user database call nonroot.
USER = 65532


def of_pod(partial: dict[str, Any]) -> dict[str, Any]:
    """The pod's own; its group owns the volumes that can be given to one."""
    said = partial.get("spec", {}).get("securityContext", {})
    return {
        "runAsNonRoot": True,
        "runAsUser": USER,
        "runAsGroup": USER,
        "fsGroup": USER,
        "fsGroupChangePolicy": "OnRootMismatch",
        "seccompProfile": {"type": "RuntimeDefault"},
        **said,
    }


def of_container(partial: dict[str, Any]) -> dict[str, Any]:
    """The user's container."""
    containers = partial.get("spec", {}).get("containers", [])
    said = containers[0].get("securityContext", {}) if containers else {}
    return {"allowPrivilegeEscalation": False, "capabilities": {"drop": ["ALL"]}, **said}


def of_sidecar() -> k8s.V1SecurityContext:
    """The container that holds the secrets of code and store."""
    return k8s.V1SecurityContext(
        run_as_non_root=True,
        run_as_user=USER,
        run_as_group=USER,
        allow_privilege_escalation=False,
        read_only_root_filesystem=True,
        capabilities=k8s.V1Capabilities(drop=["ALL"]),
    )
