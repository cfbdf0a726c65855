"""Alerts, sent by Airflow's own clients to servers of the tests."""

from __future__ import annotations

import asyncio
import email
import json
import socketserver
from collections.abc import Iterator
from importlib.metadata import version
from types import SimpleNamespace
from typing import Any

import pytest
from airflow import DAG
from receivers import Mails, Posts, serving

from airflow_provider_clockwork import ClockworkOperator
from airflow_provider_clockwork.alerts import EmailAlert, SlackAlert, WebhookAlert
from airflow_provider_clockwork.alerts.message import REASON, message

COMMIT = "3f2a" * 10
IS_2 = version("apache-airflow").startswith("2.")
# The watcher is what the exporter adds: no task of anybody.
STATES = {"extract": "success", "train": "failed", "report": "upstream_failed", "clockwork-watcher": "failed"}


class Instance:
    """A task instance of a callback's context, with what alerts ask of it."""

    task_id = "report"
    state = "failed"

    def get_task_states(self, dag_id: str, run_ids: list[str]) -> dict[str, dict[str, str]]:
        return {run_ids[0]: STATES}

    def xcom_pull(self, task_ids: str, key: str) -> str | None:
        return "exit code 3" if (task_ids, key) == ("train", REASON) else None


class Run:
    def get_task_instances(self) -> list[Any]:
        return [SimpleNamespace(task_id=task, state=state) for task, state in STATES.items()]


def context(**more: Any) -> dict[str, Any]:
    with DAG(dag_id="churn-nightly", schedule=None) as dag:
        code = {"git": "https://github.com/a/b", "commit": COMMIT}
        step = {"step": 1, "scope": "churn-nightly", "pipeline": "churn", "task": "train", "code": code}
        ClockworkOperator(task_id="train", step=step, place={}, backend={})
    return {"dag": dag, "run_id": "manual__1", "ti": Instance(), "dag_run": Run(), **more}


def link(monkeypatch: pytest.MonkeyPatch) -> str:
    section = "WEBSERVER" if IS_2 else "API"
    monkeypatch.setenv(f"AIRFLOW__{section}__BASE_URL", "https://airflow.example.com/")
    return (
        "https://airflow.example.com/dags/churn-nightly/grid?dag_run_id=manual__1"
        if IS_2
        else "https://airflow.example.com/dags/churn-nightly/runs/manual__1"
    )


def test_a_failed_run_is_told_with_its_failed_tasks_reasons_commit_and_link(monkeypatch: pytest.MonkeyPatch) -> None:
    where = link(monkeypatch)

    assert message(context(reason="task_failure")).text == (
        f"churn-nightly: failed\nrun: manual__1\nfailed: report\nfailed: train: exit code 3\ncommit: {COMMIT}\n{where}"
    )


def test_a_run_that_succeeded_names_no_tasks() -> None:
    assert message(context(reason="success")).text.splitlines()[:3] == [
        "churn-nightly: succeeded",
        "run: manual__1",
        f"commit: {COMMIT}",
    ]


def test_a_failed_task_is_told_with_its_own_error() -> None:
    told = message(context(exception=ValueError("no\nrows")))

    assert told.title == "churn-nightly: task report failed"
    assert [(failure.task, failure.reason) for failure in told.failures] == [("report", "no rows")]


def test_a_deadline_knows_schedule_and_run() -> None:
    told = message({"deadline": {"id": 1}, "dag_run": {"dag_id": "churn-nightly", "dag_run_id": "r1"}})

    assert (told.title, told.run, told.failures) == ("churn-nightly: late", "r1", ())


def test_less_is_told_where_airflow_does_not_answer() -> None:
    told = message({**context(reason="task_failure"), "ti": None, "dag_run": None})

    assert told.text.splitlines()[:2] == ["churn-nightly: failed", "run: manual__1"]


def test_an_alert_has_the_same_text_in_every_process() -> None:
    assert repr(SlackAlert("#growth", conn_id="slack")) == "SlackAlert('#growth', conn_id='slack')"
    assert repr(EmailAlert(["a@example.com"])) == "EmailAlert(['a@example.com'], conn_id='smtp_default')"
    assert repr(WebhookAlert("pager")) == "WebhookAlert('pager')"


@pytest.fixture
def posts() -> Iterator[Posts]:
    made = Posts()
    yield from serving(made.server, made)


def test_slack_gets_the_text_without_markup(posts: Posts, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = {"conn_type": "slack", "password": "xoxb-1", "extra": {"base_url": f"{posts.url}/api/"}}
    monkeypatch.setenv("AIRFLOW_CONN_SLACK_TEST", json.dumps(connection))

    SlackAlert("#growth", conn_id="slack_test")(context(exception=ValueError("<!channel> & co")))

    ((path, headers, body),) = posts.kept
    assert path == "/api/chat.postMessage"
    assert headers["Authorization"] == "Bearer xoxb-1"
    sent = json.loads(body)
    assert sent["channel"] == "#growth"
    assert "failed: report: &lt;!channel&gt; &amp; co" in sent["text"]


def test_a_webhook_gets_the_parts_of_the_message(posts: Posts, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = {
        "conn_type": "http",
        "host": f"{posts.url}/hook",
        "login": "me",
        "password": "pw",
        "extra": {"headers": {"X-Team": "growth"}},
    }
    monkeypatch.setenv("AIRFLOW_CONN_PAGER", json.dumps(connection))

    asyncio.run(WebhookAlert("pager").async_notify(context(reason="task_failure")))

    ((path, headers, body),) = posts.kept
    assert (path, headers["X-Team"], headers["Authorization"]) == ("/hook", "growth", "Basic bWU6cHc=")
    sent = json.loads(body)
    assert sent["schedule"] == "churn-nightly"
    assert sent["failures"] == [{"task": "report", "reason": ""}, {"task": "train", "reason": "exit code 3"}]
    assert sent["commit"] == COMMIT


@pytest.mark.parametrize("broken", ["refused", "no connection"])
def test_an_alert_that_cannot_be_sent_raises_nothing(
    broken: str, posts: Posts, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    posts.status = 500
    if broken == "refused":
        monkeypatch.setenv("AIRFLOW_CONN_PAGER", json.dumps({"conn_type": "http", "host": posts.url}))

    WebhookAlert("pager")(context(reason="task_failure"))

    assert len(posts.kept) == (1 if broken == "refused" else 0)


@pytest.fixture
def mails() -> Iterator[int]:
    Mails.kept = []
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Mails)
    yield from serving(server, server.server_address[1])


def test_a_mail_goes_to_all_addresses_with_the_text_as_it_is(mails: int, monkeypatch: pytest.MonkeyPatch) -> None:
    extra = {"disable_ssl": True, "disable_tls": True, "from_email": "airflow@example.com"}
    connection = {"conn_type": "smtp", "host": "127.0.0.1", "port": mails, "extra": extra}
    monkeypatch.setenv("AIRFLOW_CONN_SMTP_TEST", json.dumps(connection))

    alert = EmailAlert(["a@example.com", "b@example.com"], conn_id="smtp_test")
    alert(context(exception=ValueError("<b>")))

    (kept,) = Mails.kept
    mail = email.message_from_string(kept)
    assert mail["Subject"] == "churn-nightly: task report failed"
    assert mail["To"] == "a@example.com, b@example.com"
    (part,) = mail.get_payload()
    assert "\nfailed: report: &lt;b&gt;\n" in part.get_payload(decode=True).decode()


def test_a_server_of_mail_that_never_answers_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    class Silent(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            asked.append(self.client_address)
            self.rfile.read()

    monkeypatch.setattr("airflow_provider_clockwork.alerts.email.SECONDS", 0.2)
    for port in serving(server := socketserver.ThreadingTCPServer(("127.0.0.1", 0), Silent), server.server_address[1]):
        connection = {"conn_type": "smtp", "host": "127.0.0.1", "port": port, "extra": {"disable_ssl": True}}
        monkeypatch.setenv("AIRFLOW_CONN_SMTP_TEST", json.dumps(connection))

        EmailAlert(["a@example.com"], conn_id="smtp_test")(context(exception=ValueError("x")))

    assert len(asked) == 1
