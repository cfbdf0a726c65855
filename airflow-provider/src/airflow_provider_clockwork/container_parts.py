"""What the containers of one attempt are made of: volumes, mounts, limits, labels.

It belongs to the version of the runtime that this package was written for.
"""

from __future__ import annotations

import json
import re
import uuid
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from . import owner, runtime_environment, secrets
from . import run as runs
from .run_key import run_key

if TYPE_CHECKING:
    from .operator import ClockworkOperator

ROOT = "/clockwork"
WRAPPER = f"{ROOT}/bin/clockwork-wrap"
RUNTIME = "/clockwork-runtime"
STORE_AT = "/clockwork-store"
GIT_AT = "/clockwork-git"
INPUTS = f"{ROOT}/inputs"
OUTPUTS = f"{ROOT}/outputs"

# The fields of a connection that open a repository; any other field is a token.
GIT_FIELDS = ("token", "ssh-key", "known_hosts", "ca.crt")

# Says that secrets come on standard input: what stands in a container's own description may be read by all who can
# ask the engine, and lies on its disk.
GIVEN = "CLOCKWORK_SECRETS=stdin"

# What the user's command may write to, each a volume of its own; all else is read-only for it.
WRITABLE = {"runtime": f"{ROOT}/.runtime", "tmp": f"{ROOT}/tmp", "outputs": OUTPUTS}
NOTEBOOK = {"notebook": f"{ROOT}/notebook"}
REQUIREMENTS = {"environment": f"{ROOT}/environment"}

ATTEMPT = "io.clockwork.airflow.attempt"
SCOPE = "io.clockwork.scope"
TASK = "io.clockwork.task"
RUN = "io.clockwork.run"

ROOT_USER = "0:0"

SHARES_OF_A_CORE = 1024
FEWEST_SHARES = 2

UNITS = {"": Decimal(1), "m": Decimal("0.001")}
UNITS |= {unit: Decimal(1000**power) for power, unit in enumerate("kMGTPE", start=1)}
UNITS |= {f"{unit}i": Decimal(1024**power) for power, unit in enumerate("KMGTPE", start=1)}


class ContainerParts:
    """The parts of all containers of an attempt of one operator in one run."""

    def __init__(self, operator: ClockworkOperator, run: dict[str, Any]) -> None:
        self.step = operator.step
        self.place = operator.place
        self.backend = operator.backend
        self.run = run
        self.name = f"clockwork-{uuid.uuid4().hex}"
        url = urlsplit(operator.backend["store"]["url"])
        self.folder = unquote(url.path).rstrip("/") if url.scheme == "file" else None
        """The store's folder on the engine's machine; none for a store of objects."""

    def labels(self) -> dict[str, str]:
        """Whose it is and what it is for."""
        names = {f"io.clockwork.{name}": self.step[name] for name in ("scope", "pipeline", "task")}
        attempt = {RUN: self.run["run_id"], "io.clockwork.attempt": str(self.run["attempt"]), ATTEMPT: self.name}
        return {**names, **attempt, **owner.labels()}

    def of_this_attempt(self) -> list[str]:
        """What finds everything of it."""
        return [f"{ATTEMPT}={self.name}"]

    def of_this_task(self) -> list[str]:
        """What finds everything of it and of other attempts of the task in the same run."""
        return [ATTEMPT, *(f"{name}={value}" for name, value in self.labels().items() if name in (SCOPE, TASK, RUN))]

    def volumes(self) -> dict[str, str]:
        """The volumes by where they are mounted; in a store that is a folder outputs are written where they stay."""
        writable = {
            **WRITABLE,
            **(NOTEBOOK if "notebook" in self.step["run"] else {}),
            **(REQUIREMENTS if "requirements" in self.step else {}),
        }
        own = {at: f"{self.name}-{part}" for part, at in writable.items()}
        if self.folder is not None:
            del own[OUTPUTS]
        return {ROOT: self.name, **own}

    def stage(self) -> dict[str, Any]:
        """The container that gets everything ready."""
        return self._runtime("stage")

    def command(self, inputs: list[str]) -> dict[str, Any]:
        """The user's container.

        :param inputs: paths in the store of what it reads
        """
        read = [_bind(f"{self.folder}/{path}", f"{STORE_AT}/{path}", read_only=True) for path in inputs]
        volumes = [_volume(name, at, read_only=at == ROOT) for at, name in self.volumes().items()]
        return {
            "Image": self.place["image"],
            "Entrypoint": [WRAPPER],
            "Cmd": [],
            "Env": [GIVEN] if self.place.get("secrets") else [],
            "Labels": self.labels(),
            "HostConfig": {"Mounts": [*volumes, *self._outputs(), *read], **self._limits()},
        }

    def publish(self) -> dict[str, Any]:
        """The container that judges the end of the command."""
        return self._runtime("publish")

    def _runtime(self, mode: str) -> dict[str, Any]:
        store = f"file://{STORE_AT}" if self.folder is not None else self.backend["store"]["url"]
        told = runtime_environment.told(self.step, self.place, self.backend, store)
        told |= {"CLOCKWORK_RUN": runs.text(self.run), "CLOCKWORK_GIT_SECRET": GIT_AT}
        mounts = [_volume(name, at) for at, name in self.volumes().items()]
        if self.folder is not None:
            mounts.append(_bind(self.folder, STORE_AT))
        return {
            "Image": self.backend["runtime_image"],
            # Whatever the image says: volumes are root's, and commands may have been anybody.
            "User": ROOT_USER,
            "Entrypoint": [RUNTIME],
            "Cmd": [mode],
            "Env": [*(f"{name}={value}" for name, value in told.items()), GIVEN],
            "Labels": self.labels(),
            # Files of secrets are in memory only.
            "HostConfig": {"Mounts": mounts, "Tmpfs": {GIT_AT: "mode=0700"}},
        }

    def given_to_runtime(self) -> bytes:
        """The secrets of store and code."""
        store = self.backend["store"].get("secret")
        environment = secrets.environment(store) if store else {}
        return _given(environment, self._git())

    def given_to_command(self) -> bytes:
        """The secrets of the task; nothing if it has none."""
        said = self.place.get("secrets")
        return _given({name: secrets.field(secret) for name, secret in said.items()}, {}) if said else b""

    def _git(self) -> dict[str, str]:
        if "git_secret" not in self.backend or "code" not in self.step:
            return {}
        name, _, key = self.backend["git_secret"].partition("/")
        if key in GIT_FIELDS:
            return secrets.fields(name, GIT_FIELDS)
        return {**secrets.fields(name, GIT_FIELDS), "token": secrets.field(f"{name}/{key}")}

    def _outputs(self) -> list[dict[str, Any]]:
        """An attempt writes where its outputs stay."""
        if self.folder is None:
            return []
        task = f"{self.step['scope']}/{run_key(self.run['run_id'])}/{self.step['task']}"
        return [_bind(f"{self.folder}/{task}/attempt-{self.run['attempt']}/outputs", OUTPUTS)]

    def _limits(self) -> dict[str, Any]:
        """Memory is a limit, without swap; a CPU is a share of what others want as well."""
        said = self.place.get("resources", {})
        limits: dict[str, Any] = {}
        if "cpu" in said:
            limits["CpuShares"] = max(FEWEST_SHARES, int(amount(said["cpu"]) * SHARES_OF_A_CORE))
        if "memory" in said:
            limits["Memory"] = limits["MemorySwap"] = int(amount(said["memory"]))
            limits["ShmSize"] = limits["Memory"] // 2
        if int(amount(said.get("gpu", 0))) > 0:
            limits["DeviceRequests"] = [{"Count": int(amount(said["gpu"])), "Capabilities": [["gpu"]]}]
        return limits


def amount(quantity: Any) -> Decimal:
    """What a quantity of Kubernetes is in units of one."""
    found = re.fullmatch(r"([0-9.]+(?:[eE][0-9]+)?)([a-zA-Z]*)", str(quantity))
    if found is None or found[2] not in UNITS:
        raise ValueError(f"{quantity!r} is no quantity like 500m, 2 or 4Gi")
    return Decimal(found[1]) * UNITS[found[2]]


def _given(environment: dict[str, str], files: dict[str, str]) -> bytes:
    """The line of JSON that a container reads."""
    return json.dumps({"environment": environment, "files": files}).encode() + b"\n"


def _volume(name: str, at: str, read_only: bool = False) -> dict[str, Any]:
    # Nothing of an image is copied into it.
    options = {"NoCopy": True}
    return {"Type": "volume", "Source": name, "Target": at, "ReadOnly": read_only, "VolumeOptions": options}


def _bind(source: str, at: str, read_only: bool = False) -> dict[str, Any]:
    return {"Type": "bind", "Source": source, "Target": at, "ReadOnly": read_only}
