"""Alerts in Slack."""

from __future__ import annotations

from typing import Any

from .alert import SECONDS, Alert
from .message import Message


class SlackAlert(Alert):
    """A message in a channel, by the Slack connection of that name."""

    def __init__(self, channel: str, *, conn_id: str = "slack_default", **context: Any) -> None:
        super().__init__(**context)
        self.channel = channel
        self.conn_id = conn_id

    def __repr__(self) -> str:
        return f"SlackAlert({self.channel!r}, conn_id={self.conn_id!r})"

    def send(self, message: Message) -> None:
        """Posts the text; names in it are no markup."""
        from airflow.providers.slack.hooks.slack import SlackHook

        text = message.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        hook = SlackHook(slack_conn_id=self.conn_id, timeout=SECONDS)
        hook.call("chat.postMessage", json={"channel": self.channel, "text": text, "mrkdwn": False})
