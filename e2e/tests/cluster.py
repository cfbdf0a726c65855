"""The cluster that e2e/kubernetes/up.sh has started, as the administrator sees it."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from places import CLUSTER, E2E

T = TypeVar("T")

# Nothing is admitted there that the pod security standard does not let pass.
NAMESPACE = "ml-jobs"
CLAIM = "clockwork-store"
STORE = f"pvc://{CLAIM}/runs"
# The user of Clockwork's sidecars.
USER = 65532
KUBECTL = (str(CLUSTER / "bin" / "kubernetes"), "kubectl", "--kubeconfig", str(CLUSTER / "kubeconfig"))
# How an Airflow reaches it.
CONNECTION = {"conn_type": "kubernetes", "extra": {"kube_config_path": str(CLUSTER / "kubeconfig")}}


def kubectl(*words: str, given: str | None = None) -> str:
    """What kubectl prints."""
    done = subprocess.run([*KUBECTL, *words], input=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"kubectl {' '.join(words)}: {done.stderr}"
    return done.stdout


@contextmanager
def least_memory(share: str) -> Iterator[None]:
    """Has the node evict pods where less memory is available, and be as it was afterwards."""
    script = str(E2E / "kubernetes" / "least-memory.sh")
    try:
        subprocess.run([script, share], check=True)
        yield
    finally:
        subprocess.run([script], check=True)


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


def claimed() -> Path:
    """The folder behind the claim of the namespace of the tests; both are made once in a cluster."""
    folder = CLUSTER / "run" / "store"
    if not folder.exists():
        make_namespace()
        make_claim(folder)
    return folder


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


def pods_of(scope: str) -> list[dict[str, Any]]:
    """The pods of a scope."""
    return [pod for pod in pods() if pod["metadata"]["labels"].get("io.clockwork/scope") == scope]


def running(scope: str, **labels: str) -> str:
    """The name of a scope's pod, one with labels of Airflow's, once its command runs."""
    wanted = {"io.clockwork/scope": scope, **labels}

    def found() -> str | None:
        for pod in pods():
            (main,) = pod["status"].get("containerStatuses") or [{}]
            if wanted.items() <= pod["metadata"]["labels"].items() and "running" in main.get("state", {}):
                return str(pod["metadata"]["name"])
        return None

    return await_(f"no pod with {wanted} runs", found)


def let_go_on(pod: str) -> None:
    """Gives the command of a pod the file that it waits for."""
    kubectl("-n", NAMESPACE, "exec", pod, "-c", "main", "--", "touch", "/clockwork/tmp/may")


def copy(pod: str) -> str:
    """Makes another pod just like one; its name."""
    found = json.loads(kubectl("-n", NAMESPACE, "get", "pod", pod, "-o", "json"))
    kept = {name: found["metadata"][name] for name in ("labels", "annotations")}
    del found["status"], found["spec"]["nodeName"]
    name = f"{pod}-again"
    kubectl(
        "create", "-f", "-", given=json.dumps({**found, "metadata": {**kept, "name": name, "namespace": NAMESPACE}})
    )
    return name


def logs(pod: str, container: str) -> str:
    """All that a container has said."""
    return kubectl("-n", NAMESPACE, "logs", pod, "-c", container)


@contextmanager
def following(pod: str, log: Path) -> Iterator[Path]:
    """Has a file take what the command of a pod says, until both the block and the pod have ended."""
    with (
        log.open("w") as said,
        subprocess.Popen([*KUBECTL, "-n", NAMESPACE, "logs", "--follow", pod, "-c", "main"], stdout=said),
    ):
        yield log


def await_phase(pod: str, phase: str) -> None:
    """Waits until a pod has come to a phase."""
    kubectl("-n", NAMESPACE, "wait", f"--for=jsonpath={{.status.phase}}={phase}", f"pod/{pod}", "--timeout=300s")


def await_gone(pod: str) -> None:
    """Waits until a pod is not there any more."""
    kubectl("-n", NAMESPACE, "wait", "--for=delete", f"pod/{pod}", "--timeout=300s")


def await_(what: str, ready: Callable[[], T | None]) -> T:
    """The first answer that is true."""
    until = time.monotonic() + 300
    while not (answer := ready()):
        assert time.monotonic() < until, f"{what}: {[(pod['metadata']['name'], pod['status']) for pod in pods()]}"
        time.sleep(0.2)
    return answer
