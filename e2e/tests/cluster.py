"""The cluster that e2e/kubernetes/up.sh has started, as the administrator sees it."""

from __future__ import annotations

import json
import subprocess
import time
from pathlib import Path
from typing import Any

from places import CLUSTER

# Nothing is admitted there that the pod security standard does not let pass.
NAMESPACE = "ml-jobs"
CLAIM = "clockwork-store"
# The user of Clockwork's sidecars.
USER = 65532


def kubectl(*words: str, given: str | None = None) -> str:
    """What kubectl prints."""
    command = [str(CLUSTER / "bin" / "kubernetes"), "kubectl", "--kubeconfig", str(CLUSTER / "kubeconfig"), *words]
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"kubectl {' '.join(words)}: {done.stderr}"
    return done.stdout


def apply(*objects: dict[str, Any]) -> None:
    """Makes objects, or changes them to be as given."""
    kubectl("apply", "-f", "-", given="".join(f"---\n{json.dumps(each)}\n" for each in objects))


def make_namespace() -> None:
    """Makes the namespace of the tests, with an account for pods."""
    labels = {f"pod-security.kubernetes.io/{mode}": "restricted" for mode in ("enforce", "warn")}
    apply({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": NAMESPACE, "labels": labels}})
    apply({"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "runner", "namespace": NAMESPACE}})
    subprocess.run(
        [
            "timeout",
            "60",
            "sh",
            "-c",
            f"until '{CLUSTER}/bin/kubernetes' kubectl --kubeconfig '{CLUSTER}/kubeconfig' "
            f"-n {NAMESPACE} get serviceaccount default >/dev/null 2>&1; do sleep 0.2; done",
        ],
        check=True,
    )


def make_claim(folder: Path) -> None:
    """Makes a claim of a folder that belongs to the sidecars' user alone."""
    folder.mkdir(parents=True)
    folder.chmod(0o750)
    subprocess.run(["chown", f"{USER}:{USER}", str(folder)], check=True)
    size, modes = {"storage": "1Gi"}, ["ReadWriteMany"]
    apply(
        {
            "apiVersion": "v1",
            "kind": "PersistentVolume",
            "metadata": {"name": CLAIM},
            "spec": {
                "capacity": size,
                "accessModes": modes,
                "storageClassName": "",
                "hostPath": {"path": str(folder)},
                "claimRef": {"namespace": NAMESPACE, "name": CLAIM},
            },
        },
        {
            "apiVersion": "v1",
            "kind": "PersistentVolumeClaim",
            "metadata": {"name": CLAIM, "namespace": NAMESPACE},
            "spec": {
                "accessModes": modes,
                "storageClassName": "",
                "volumeName": CLAIM,
                "resources": {"requests": size},
            },
        },
    )
    kubectl("-n", NAMESPACE, "wait", "--for=jsonpath={.status.phase}=Bound", f"pvc/{CLAIM}", "--timeout=60s")


def make_secret(name: str, values: dict[str, str]) -> None:
    """Makes a secret of texts."""
    metadata = {"name": name, "namespace": NAMESPACE}
    apply({"apiVersion": "v1", "kind": "Secret", "metadata": metadata, "stringData": values})


def pods() -> list[dict[str, Any]]:
    """All pods of the namespace."""
    found: list[dict[str, Any]] = json.loads(kubectl("-n", NAMESPACE, "get", "pods", "-o", "json"))["items"]
    return found


def running(scope: str) -> str:
    """The name of a scope's pod, once its command runs."""
    for _ in range(600):
        for pod in pods():
            (main,) = pod["status"].get("containerStatuses") or [{}]
            if pod["metadata"]["labels"].get("io.clockwork/scope") == scope and "running" in main.get("state", {}):
                return str(pod["metadata"]["name"])
        time.sleep(0.2)
    raise AssertionError(f"no pod of {scope} runs")
