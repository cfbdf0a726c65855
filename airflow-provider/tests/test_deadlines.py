"""The alert of a late run: a deadline as Clockwork writes it, called by Airflow's own trigger."""

from __future__ import annotations

import asyncio
import importlib
import json
import warnings
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from receivers import Posts, serving

AIRFLOW = version("apache-airflow")
GOLDEN = Path(__file__).resolve().parents[2] / "clockwork-airflow" / "src" / "test" / "golden" / "containers"

pytestmark = pytest.mark.skipif(AIRFLOW.startswith("2."), reason="Airflow 2 has no deadlines")


@pytest.fixture
def posts() -> Iterator[Posts]:
    made = Posts()
    yield from serving(made.server, made)


def trigger(path: str, arguments: dict[str, Any]) -> Any:
    """What the triggerer of this Airflow runs for a deadline that was missed."""
    if AIRFLOW.startswith("3.1."):
        return importlib.import_module("airflow.triggers.deadline").DeadlineCallbackTrigger(path, arguments)
    return importlib.import_module("airflow.triggers.callback").CallbackTrigger(path, arguments)


async def ended(trigger: Any) -> Any:
    """The state in which a trigger ends."""
    return [event.payload["state"] async for event in trigger.run()][-1]


def test_a_late_run_is_told_by_its_deadline(posts: Posts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRFLOW_CONN_PAGER", json.dumps({"conn_type": "http", "host": f"{posts.url}/hook"}))
    connection = {"conn_type": "slack", "password": "xoxb-1", "extra": {"base_url": f"{posts.url}/api/"}}
    monkeypatch.setenv("AIRFLOW_CONN_SLACK_DEFAULT", json.dumps(connection))
    made: dict[str, Any] = {}
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        exec(compile((GOLDEN / "sales-late-3.1.py.txt").read_text(), "sales.py", "exec"), made)
    assert [str(warning.message) for warning in warned if "deadline" in str(warning.message)] == []
    by_slack, by_mail, by_webhook = (deadline.callback for deadline in made["extract"].dag.deadline)
    context = {"dag_run": {"dag_id": "sales-nightly", "dag_run_id": "r1"}, "deadline": {"id": "1"}}

    for callback in (by_slack, by_webhook):
        state = asyncio.run(ended(trigger(callback.path, {**callback.kwargs, "context": dict(context)})))
        assert state == "success"

    assert by_mail.kwargs == {"to": ["a@example.com"], "conn_id": "smtp_default"}
    (slack, _, to_slack), (webhook, _, to_webhook) = posts.kept
    assert (slack, json.loads(to_slack)["text"]) == ("/api/chat.postMessage", "sales-nightly: late\nrun: r1")
    sent = json.loads(to_webhook)
    assert (webhook, sent["schedule"], sent["run"], sent["event"]) == ("/hook", "sales-nightly", "r1", "late")
