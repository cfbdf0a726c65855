from __future__ import annotations

from importlib.metadata import version
from typing import Any

import pytest

from airflow_provider_clockwork.links import leave_link, page

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


def test_airflow_2_finds_the_link_of_a_task_that_ran() -> None:
    pushed = []

    class Instance:
        def xcom_push(self, key: str, value: Any) -> None:
            pushed.append((key, value))

    code = {"git": "https://github.com/a/b", "commit": COMMIT}
    leave_link({"ti": Instance()}, {"code": code})

    is_2 = version("apache-airflow").startswith("2.")
    assert pushed == ([("clockwork_code", f"https://github.com/a/b/tree/{COMMIT}")] if is_2 else [])
