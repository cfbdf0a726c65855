"""Alerts for the callbacks of a DAG and its tasks, and for its deadline.

Making one imports no provider; sending one does. An alert that cannot be sent is a line in the log,
never a failed task.
"""

from .email import EmailAlert
from .slack import SlackAlert
from .webhook import WebhookAlert

__all__ = ["EmailAlert", "SlackAlert", "WebhookAlert"]
