"""Code that a Git server does not give: the runtime says why, and nobody tries again."""

from __future__ import annotations

from pathlib import Path

import cluster
import pytest
from git import GitServer, commit
from places import E2E
from scheduled import Airflow, convert, platform

PIPELINE = E2E / "pipelines" / "refused" / "clockwork.yaml"


@pytest.mark.parametrize("why", ["token", "commit"])
def test_the_reason_is_in_the_log_and_there_is_no_second_attempt(
    why: str, git_server: GitServer, airflow: Airflow, store: Path, tmp_path: Path
) -> None:
    name = f"refused-{why}"
    code = git_server.publish(name, PIPELINE.parent)
    url = f"{git_server.url}/{name}.git"
    wrong = f"{git_server.secret}-wrong"
    cluster.make_secret(wrong, {"token": "of-somebody-else", "ca.crt": git_server.certificate})
    # What only the checkout has, nobody gets from the server.
    gone = commit(code) if why == "commit" else ""
    schedule = f"name: {name}\npipeline: {{git: {url}, ref: main, path: clockwork.yaml}}\n"
    on = platform(git_server, cluster.STORE, secret=wrong if why == "token" else None)
    convert(tmp_path, schedule, on, code, airflow.home / "dags")

    ended = airflow.test(name, "2026-01-31")

    assert ended.states == {"never": "failed"}
    assert ended.reasons == {
        "never": f'repository "{url}" refuses the credentials, or wants some'
        if why == "token"
        else f'there is no commit {gone} in repository "{url}"'
    }
    assert airflow.ask("select task_id, try_number from task_instance where dag_id = ?", name) == [("never", 1)]
