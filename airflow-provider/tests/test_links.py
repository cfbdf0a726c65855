from __future__ import annotations

from importlib.metadata import version
from types import SimpleNamespace
from typing import Any

import pytest

from airflow_provider_clockwork.links import leave_links, manifest, page

COMMIT = "3f2a" * 10


@pytest.mark.parametrize(
    ("git", "path", "found"),
    [
        ("https://github.com/growth/churn.git", ".", f"https://github.com/growth/churn/tree/{COMMIT}"),
        ("https://gitlab.example.com:8443/a/b/", "x y", f"https://gitlab.example.com:8443/a/b/-/tree/{COMMIT}/x%20y"),
        ("https://gitea.example.com/a/b", "jobs", f"https://gitea.example.com/a/b/src/commit/{COMMIT}/jobs"),
        ("https://user:secret@github.com/a/b", ".", f"https://github.com/a/b/tree/{COMMIT}"),
        ("https://git.example.com/a/b.git", ".", ""),
        ("git@github.com:a/b.git", ".", ""),
    ],
)
def test_code_is_found_on_the_pages_of_servers_that_are_known(git: str, path: str, found: str) -> None:
    assert page({"git": git, "commit": COMMIT, "path": path}) == found


def test_a_task_without_code_has_no_page() -> None:
    assert page(None) == ""


MANIFEST = "nightly/manual__1-19b04f56/train/attempt-2/manifest.json"


def operator(store: dict[str, str]) -> Any:
    code = {"git": "https://github.com/a/b", "commit": COMMIT}
    return SimpleNamespace(step={"scope": "nightly", "task": "train", "code": code}, backend={"store": store})


@pytest.mark.parametrize(
    ("store", "found"),
    [
        ({"url": "s3://ml/runs"}, f"https://console.aws.amazon.com/s3/object/ml?prefix=runs/{MANIFEST}"),
        ({"url": "s3://ml", "endpoint": "https://s3.example.com/"}, f"https://s3.example.com/ml/{MANIFEST}"),
        ({"url": "gs://ml/a b"}, f"https://console.cloud.google.com/storage/browser/_details/ml/a%20b/{MANIFEST}"),
        ({"url": "pvc://ml/runs"}, ""),
        ({"url": "file:///srv/runs"}, ""),
    ],
)
def test_the_manifest_of_an_attempt_is_found_on_the_pages_of_its_store(store: dict[str, str], found: str) -> None:
    assert manifest(operator(store), "manual__1", 2) == found


def test_airflow_2_finds_the_links_of_a_task_that_ran() -> None:
    pushed = {}

    class Instance:
        try_number = 2

        def xcom_push(self, key: str, value: Any) -> None:
            pushed[key] = value

    leave_links({"ti": Instance(), "run_id": "manual__1"}, operator({"url": "s3://ml", "endpoint": "https://s3"}))

    is_2 = version("apache-airflow").startswith("2.")
    links = {
        "clockwork_code": f"https://github.com/a/b/tree/{COMMIT}",
        "clockwork_manifest": f"https://s3/ml/{MANIFEST}",
    }
    assert pushed == (links if is_2 else {})
