"""The pod of a task, as the Kubernetes provider would create it; asked of the DAG tester."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PROVIDER = Path(__file__).resolve().parents[1]
RUN = {
    "run_id": "manual__1",
    "logical_date": "2026-01-05T12:00:00Z",
    "conf": {"market": "id"},
    "try_number": 2,
}


@pytest.fixture(scope="module")
def pods() -> dict[str, Any]:
    """The pods of all tasks of the two DAGs, by DAG and task."""
    asked = [("churn", "extract"), ("churn", "train"), ("claim", "train")]
    lines = "".join(
        json.dumps({"ask": "container", "file": f"{PROVIDER}/tests/dags/{dag}.py", "task": task, "run": RUN}) + "\n"
        for dag, task in asked
    )
    done = subprocess.run(
        [sys.executable, "-I", str(PROVIDER / "tester"), str(PROVIDER / "src")],
        input=lines,
        capture_output=True,
        text=True,
        check=True,
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()[1:]]
    assert [answer for answer in answers if "problem" in answer] == []
    return {f"{dag}.{task}": answer["pod"] for (dag, task), answer in zip(asked, answers)}


def environment(container: dict[str, Any]) -> dict[str, str]:
    return {variable["name"]: variable["value"] for variable in container["env"] if "value" in variable}


def test_the_run_document_is_an_annotation(pods: dict[str, Any]) -> None:
    metadata = pods["churn.extract"]["metadata"]

    assert json.loads(metadata["annotations"]["io.clockwork/run"]) == {
        "run_id": "manual__1",
        "attempt": 2,
        "interval": {"start": "2026-01-04T02:00:00+07:00", "end": "2026-01-05T02:00:00+07:00"},
        "params": {"market": "id", "threshold": 0.5},
    }
    assert metadata["annotations"]["io.clockwork/commit"] == "3f2a" * 10
    assert metadata["name"].startswith("churn-nightly-extract-")
    assert metadata["namespace"] == "ml-jobs"
    assert metadata["labels"]["io.clockwork/task"] == "extract"


def test_the_step_document_is_the_sidecars_alone_and_is_safe_from_kubernetes_and_jinja(pods: dict[str, Any]) -> None:
    (sidecar,) = pods["churn.extract"]["spec"]["initContainers"]
    (main,) = pods["churn.extract"]["spec"]["containers"]

    literal = environment(sidecar)["CLOCKWORK_STEP"]
    assert "$$(HOME)" in literal  # Kubernetes makes $ of $$
    step = json.loads(literal.replace("$$", "$"))
    assert step["args"] == ["--day", "${run.date}", "--literal", "$${x} {{ ds }} $(HOME)"]
    assert main["env"] == []


def test_the_sidecar_stays_and_holds_all_secrets_of_code_and_store(pods: dict[str, Any]) -> None:
    pod = pods["churn.extract"]
    (sidecar,) = pod["spec"]["initContainers"]

    assert sidecar["restartPolicy"] == "Always"
    assert sidecar["image"] == "registry.example.com/clockwork/runtime:1.0"
    assert sidecar["command"] == ["/clockwork-runtime", "sidecar"]
    assert sidecar["startupProbe"]["exec"]["command"] == ["/clockwork-runtime", "ready"]
    assert sidecar["envFrom"] == [{"secretRef": {"name": "s3-writer"}}]
    assert {"name": "clockwork-git", "mountPath": "/clockwork-git", "readOnly": True} in sidecar["volumeMounts"]
    assert sidecar["env"][0] == {
        "name": "CLOCKWORK_RUN",
        "valueFrom": {"fieldRef": {"fieldPath": "metadata.annotations['io.clockwork/run']"}},
    }
    told = environment(sidecar)
    del told["CLOCKWORK_STEP"]
    assert told == {
        "CLOCKWORK_STORE": "s3://ml-clockwork/runs",
        "CLOCKWORK_STORE_ENDPOINT": "https://s3.example.com",
        "CLOCKWORK_ORIGIN": '{"image": "registry.example.com/clockwork/python:3.11"}',
        "CLOCKWORK_GIT_SECRET": "/clockwork-git",
        "CLOCKWORK_GIT_HOSTS": "github.com",
    }
    (main,) = pod["spec"]["containers"]
    assert {mount["name"] for mount in main["volumeMounts"]} == {"clockwork"}
    assert pod["spec"]["automountServiceAccountToken"] is False


def test_the_users_container_runs_the_wrapper_in_its_image(pods: dict[str, Any]) -> None:
    (main,) = pods["churn.train"]["spec"]["containers"]

    assert main["name"] == "main"
    assert main["image"] == "registry.example.com/torch:2.4@sha256:" + "ab" * 32
    assert main["command"] == ["/clockwork/bin/clockwork-wrap"]
    assert main["env"] == [
        {"name": "SMTP_PASSWORD", "valueFrom": {"secretKeyRef": {"name": "smtp", "key": "password"}}}
    ]
    assert main["resources"] == {
        "requests": {"cpu": "2", "memory": "4Gi", "ephemeral-storage": "10Gi"},
        "limits": {"memory": "4Gi", "ephemeral-storage": "10Gi", "nvidia.com/gpu": "1"},
    }
    assert main["securityContext"] == {"allowPrivilegeEscalation": False, "capabilities": {"drop": ["ALL"]}}
    assert main["terminationMessagePolicy"] == "FallbackToLogsOnError"
    assert {
        "name": "clockwork",
        "mountPath": "/clockwork/inputs",
        "subPath": "inputs",
        "readOnly": True,
    } in main["volumeMounts"]


def test_the_additions_of_a_specification_are_in_the_pod(pods: dict[str, Any]) -> None:
    pod = pods["churn.train"]
    (main,) = pod["spec"]["containers"]

    assert pod["metadata"]["labels"]["team"] == "growth"
    assert pod["spec"]["nodeSelector"] == {"disk": "ssd"}
    assert pod["spec"]["tolerations"] == [{"key": "gpu", "operator": "Exists"}]
    assert {"name": "cache", "emptyDir": {}} in pod["spec"]["volumes"]
    assert {"name": "cache", "mountPath": "/cache"} in main["volumeMounts"]


def test_of_a_claim_the_user_sees_its_own_outputs_and_reads_its_producers_once(pods: dict[str, Any]) -> None:
    pod = pods["claim.train"]
    (main,) = pod["spec"]["containers"]
    (sidecar,) = pod["spec"]["initContainers"]
    run = "churn/manual__1-19b04f56"

    of_claim = [mount for mount in main["volumeMounts"] if mount["name"] == "clockwork-store"]
    outputs = {
        "name": "clockwork-store",
        "mountPath": "/clockwork/outputs",
        "subPath": f"runs/{run}/train/attempt-2/outputs",
    }
    assert of_claim == [
        outputs,
        {
            "name": "clockwork-store",
            "mountPath": f"/clockwork-store/runs/{run}/extract",
            "subPath": f"runs/{run}/extract",
            "readOnly": True,
        },
    ]
    assert {"name": "clockwork-store", "mountPath": "/clockwork-store"} in sidecar["volumeMounts"]
    # It makes the folder itself, before the user's container has it mounted.
    assert outputs not in sidecar["volumeMounts"]
    assert environment(sidecar)["CLOCKWORK_STORE"] == "file:///clockwork-store/runs"
    assert {"name": "clockwork-store", "persistentVolumeClaim": {"claimName": "ml-data"}} in pod["spec"]["volumes"]


def test_the_pod_is_restricted_as_the_security_standard_asks(pods: dict[str, Any]) -> None:
    pod = pods["churn.extract"]
    (sidecar,) = pod["spec"]["initContainers"]

    assert pod["spec"]["securityContext"] == {
        "runAsNonRoot": True,
        "runAsUser": 65532,
        "runAsGroup": 65532,
        "fsGroup": 65532,
        "fsGroupChangePolicy": "OnRootMismatch",
        "seccompProfile": {"type": "RuntimeDefault"},
    }
    assert sidecar["securityContext"] == {
        "runAsNonRoot": True,
        "runAsUser": 65532,
        "runAsGroup": 65532,
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }


def test_a_step_says_otherwise_of_its_own_container_alone() -> None:
    from airflow_provider_clockwork.pod_security import of_container, of_pod

    partial = {
        "spec": {"securityContext": {"runAsUser": 1000}, "containers": [{"securityContext": {"privileged": True}}]}
    }

    assert of_pod(partial)["runAsUser"] == 1000
    assert of_pod(partial)["runAsNonRoot"] is True
    assert of_container(partial) == {
        "allowPrivilegeEscalation": False,
        "capabilities": {"drop": ["ALL"]},
        "privileged": True,
    }
