"""Alerts by electronic mail."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from .alert import SECONDS, Alert
from .message import Message


class EmailAlert(Alert):
    """A message to all addresses, by the SMTP connection of that name; its timeout holds if it is under SECONDS."""

    def __init__(self, to: Sequence[str], *, conn_id: str = "smtp_default", **context: Any) -> None:
        super().__init__(**context)
        self.to = [to] if isinstance(to, str) else list(to)
        self.conn_id = conn_id

    def __repr__(self) -> str:
        return f"EmailAlert({self.to!r}, conn_id={self.conn_id!r})"

    def send(self, message: Message) -> None:
        """Sends the text as HTML in which it stands as it is."""
        with _hook(self.conn_id) as hook:
            hook.send_email_smtp(to=self.to, subject=message.title, html_content=f"<pre>{escape(message.text)}</pre>")


def _hook(conn_id: str) -> Any:
    """Airflow's own, which by itself waits six times for a server that never answers, half a minute each."""
    from airflow.providers.smtp.hooks.smtp import SmtpHook

    class Hook(SmtpHook):
        smtp_retry_limit = 0

        @property
        def timeout(self) -> Any:
            return min(super().timeout, SECONDS)

    return Hook(smtp_conn_id=conn_id)
