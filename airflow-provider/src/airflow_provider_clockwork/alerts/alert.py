"""What all alerts have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from airflow import __version__ as AIRFLOW

from .message import Message, message

if TYPE_CHECKING or not AIRFLOW.startswith("2."):
    from airflow.sdk import BaseNotifier
else:
    from airflow.notifications.basenotifier import BaseNotifier

if TYPE_CHECKING:
    from airflow.sdk.definitions.context import Context

SECONDS = 10
"""How long a server may take to answer."""


class Alert(BaseNotifier):
    """Sends one message when it is called with a context."""

    def __init__(self, **context: Any) -> None:
        super().__init__(**context)

    def send(self, message: Message) -> None:
        """Sends it, within SECONDS; whatever goes wrong is logged by the caller."""
        raise NotImplementedError

    def notify(self, context: Context) -> None:
        """For callbacks."""
        try:
            self.send(message(context))
        except Exception as problem:
            self.log.error("%r could not be sent: %s: %s", self, type(problem).__name__, problem)

    async def async_notify(self, context: Context) -> None:
        """For deadlines, which a triggerer watches over."""
        from asgiref.sync import sync_to_async

        # By asgiref, as triggerers take calls of Airflow from its threads.
        await sync_to_async(self.notify)(context)
