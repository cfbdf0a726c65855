"""Alerts to any server that takes JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from .alert import SECONDS, Alert
from .message import Message

if TYPE_CHECKING:
    from airflow.sdk import Connection


class WebhookAlert(Alert):
    """A POST of JSON to the HTTP connection of that name."""

    def __init__(self, conn_id: str, **context: Any) -> None:
        super().__init__(**context)
        self.conn_id = conn_id

    def __repr__(self) -> str:
        return f"WebhookAlert({self.conn_id!r})"

    def send(self, message: Message) -> None:
        """Posts the message's parts and its text; an answer of 400 or more is an error."""
        import requests

        connection = connection_of(self.conn_id)
        headers = {str(name): str(value) for name, value in connection.extra_dejson.get("headers", {}).items()}
        login = (connection.login, connection.password or "") if connection.login else None
        body = {**asdict(message), "text": message.text}
        answer = requests.post(url_of(connection), json=body, headers=headers, auth=login, timeout=SECONDS)
        answer.raise_for_status()


def connection_of(conn_id: str) -> Connection:
    """The connection, from wherever this Airflow keeps it."""
    from airflow.providers.common.compat.sdk import BaseHook

    found: Connection = BaseHook.get_connection(conn_id)
    return found


def url_of(connection: Connection) -> str:
    """Its address as Airflow's HTTP hook reads it: the host may be a whole URL; https unless it says otherwise."""
    host = connection.host or ""
    if "://" in host:
        return host
    port = f":{connection.port}" if connection.port else ""
    return f"{connection.schema or 'https'}://{host}{port}"
