"""The fixed skeleton of a pod: the runtime's sidecar, the shared volume, the store.

It belongs to the version of the runtime that this package was written for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from kubernetes.client import models as k8s

from . import run as runs
from . import runtime_environment
from . import step as steps
from .pod_security import of_sidecar
from .run_key import run_key

if TYPE_CHECKING:
    from .operator import ClockworkOperator

SHARED = "clockwork"
ROOT = "/clockwork"
WRAPPER = f"{ROOT}/bin/clockwork-wrap"
RUNTIME = "/clockwork-runtime"
CLAIM = "clockwork-store"
CLAIM_AT = "/clockwork-store"
GIT = "clockwork-git"
GIT_AT = "/clockwork-git"
RUN_ANNOTATION = "io.clockwork/run"
COMMIT_ANNOTATION = "io.clockwork/commit"

# What a node keeps free for the sidecar, and what stops it: a namespace with quotas takes no pod without either.
SIDECAR_RESOURCES = {"requests": {"cpu": "50m", "memory": "64Mi"}, "limits": {"memory": "1Gi"}}

# What a task may read and not change.
READ_ONLY = ("inputs", "code")


class Skeleton:
    """The parts around the user's container, for one operator in one run."""

    def __init__(self, operator: ClockworkOperator, run: dict[str, Any]) -> None:
        self.step = operator.step
        self.place = operator.place
        self.backend = operator.backend
        self.store = operator.backend["store"]
        self.run = run

    def annotations(self) -> dict[str, str]:
        """What no label can hold: the run document, and the commit."""
        commit = self.step.get("code", {}).get("commit")
        return {RUN_ANNOTATION: runs.text(self.run), **({COMMIT_ANNOTATION: commit} if commit else {})}

    def volumes(self) -> list[k8s.V1Volume]:
        """The folder that runtime and user's command share, the store's claim, the secret of Git."""
        volumes = [k8s.V1Volume(name=SHARED, empty_dir=k8s.V1EmptyDirVolumeSource())]
        if claim := self._claim():
            source = k8s.V1PersistentVolumeClaimVolumeSource(claim_name=claim[0])
            volumes.append(k8s.V1Volume(name=CLAIM, persistent_volume_claim=source))
        if secret := self._git_secret():
            name, key = secret
            known = key in ("token", "ssh-key")
            items = None if known else [k8s.V1KeyToPath(key=key, path="token")]
            source = k8s.V1SecretVolumeSource(secret_name=name, items=items, default_mode=0o444)
            volumes.append(k8s.V1Volume(name=GIT, secret=source))
        return volumes

    def user_mounts(self) -> list[k8s.V1VolumeMount]:
        """What the user's command sees: of a claim only its own outputs, and what it reads."""
        mounts = [k8s.V1VolumeMount(name=SHARED, mount_path=ROOT)]
        mounts += [
            k8s.V1VolumeMount(name=SHARED, mount_path=f"{ROOT}/{folder}", sub_path=folder, read_only=True)
            for folder in READ_ONLY
        ]
        if claim := self._claim():
            mounts.append(self._outputs(claim[1]))
            mounts += [
                k8s.V1VolumeMount(
                    name=CLAIM,
                    mount_path=_joined(CLAIM_AT, claim[1], self._of_task(task)),
                    sub_path=_joined(claim[1], self._of_task(task)),
                    read_only=True,
                )
                for task in steps.producers(self.step)
            ]
        return mounts

    def user_environment(self) -> list[k8s.V1EnvVar]:
        """The secrets of the task, by reference; all else comes from the runtime's plan."""
        return [
            _from_secret(variable, *secret.split("/", 1))
            for variable, secret in sorted(self.place.get("secrets", {}).items())
        ]

    def resources(self) -> k8s.V1ResourceRequirements | None:
        """Memory and disk are request and limit, a CPU is a request, a GPU a limit."""
        said = self.place.get("resources", {})
        requests = {"cpu": said.get("cpu"), "memory": said.get("memory"), "ephemeral-storage": said.get("disk")}
        held = {name: requests[name] for name in ("memory", "ephemeral-storage")}
        limits = {**held, "nvidia.com/gpu": said.get("gpu")}
        if not any(value is not None for value in (*requests.values(), *limits.values())):
            return None
        return k8s.V1ResourceRequirements(requests=_texts(requests), limits=_texts(limits))

    def sidecar(self) -> k8s.V1Container:
        """The only container that sees the store and the code's secret; it stays until the verdict."""
        mounts = [k8s.V1VolumeMount(name=SHARED, mount_path=ROOT)]
        if self._claim():
            # Whole: a sub path that is not there yet would be made for root.
            mounts.append(k8s.V1VolumeMount(name=CLAIM, mount_path=CLAIM_AT))
        if self._git_secret():
            mounts.append(k8s.V1VolumeMount(name=GIT, mount_path=GIT_AT, read_only=True))
        secret = self.store.get("secret")
        return k8s.V1Container(
            name="clockwork",
            image=self.backend["runtime_image"],
            command=[RUNTIME, "sidecar"],
            restart_policy="Always",
            startup_probe=k8s.V1Probe(
                _exec=k8s.V1ExecAction(command=[RUNTIME, "ready"]), period_seconds=1, failure_threshold=86_400
            ),
            env=self._sidecar_environment(),
            env_from=[k8s.V1EnvFromSource(secret_ref=k8s.V1SecretEnvSource(name=secret))] if secret else None,
            volume_mounts=mounts,
            resources=k8s.V1ResourceRequirements(**SIDECAR_RESOURCES),
            security_context=of_sidecar(),
        )

    def _sidecar_environment(self) -> list[k8s.V1EnvVar]:
        annotation = k8s.V1ObjectFieldSelector(field_path=f"metadata.annotations['{RUN_ANNOTATION}']")
        run = k8s.V1EnvVarSource(field_ref=annotation)
        claim = self._claim()
        store = f"file://{_joined(CLAIM_AT, claim[1])}" if claim else self.store["url"]
        said = runtime_environment.told(self.step, self.place, self.backend, store)
        if self._git_secret():
            said["CLOCKWORK_GIT_SECRET"] = GIT_AT
        # Kubernetes would replace $(NAME) in a literal.
        literals = [k8s.V1EnvVar(name=name, value=text.replace("$", "$$")) for name, text in said.items()]
        return [k8s.V1EnvVar(name="CLOCKWORK_RUN", value_from=run), *literals]

    def _claim(self) -> tuple[str, str] | None:
        """Name of the store's claim and path in it; none for a store of objects."""
        url = urlsplit(self.store["url"])
        return (url.netloc, url.path.strip("/")) if url.scheme == "pvc" else None

    def _git_secret(self) -> tuple[str, str] | None:
        if "git_secret" not in self.backend or "code" not in self.step:
            return None
        name, _, key = self.backend["git_secret"].partition("/")
        return name, key

    def _outputs(self, path: str) -> k8s.V1VolumeMount:
        """An attempt writes where its outputs stay; the sidecar has made the folder before it is mounted."""
        own = f"{self._of_task(self.step['task'])}/attempt-{self.run['attempt']}/outputs"
        return k8s.V1VolumeMount(name=CLAIM, mount_path=f"{ROOT}/outputs", sub_path=_joined(path, own))

    def _of_task(self, task: str) -> str:
        return f"{self.step['scope']}/{run_key(self.run['run_id'])}/{task}"


def _from_secret(variable: str, name: str, key: str) -> k8s.V1EnvVar:
    selector = k8s.V1SecretKeySelector(name=name, key=key)
    return k8s.V1EnvVar(name=variable, value_from=k8s.V1EnvVarSource(secret_key_ref=selector))


def _joined(*parts: str) -> str:
    return "/".join(part for part in parts if part)


def _texts(quantities: dict[str, Any]) -> dict[str, str]:
    return {name: str(quantity) for name, quantity in quantities.items() if quantity is not None}
