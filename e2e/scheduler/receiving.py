"""Those whom alerts go to: some keep what they get, one refuses, one never answers."""

from __future__ import annotations

import email
import json
import socket
import socketserver
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from receivers import Mails, Posts, serving


@dataclass(frozen=True)
class Receivers:
    """Servers, and the connections by which alerts find them."""

    posts: Posts
    connections: dict[str, dict[str, Any]]

    @classmethod
    @contextmanager
    def serving(cls) -> Iterator[Receivers]:
        """Servers that end with the block."""
        with ExitStack() as stack:
            posts = Posts()
            stack.enter_context(contextmanager(serving)(posts.server, posts))
            mails = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Mails)
            stack.enter_context(contextmanager(serving)(mails, mails))
            refuses, hangs = (stack.enter_context(socket.socket()) for _ in range(2))
            # Whoever is bound and does not listen refuses; whoever listens and does not accept never answers.
            for each in (refuses, hangs):
                each.bind(("127.0.0.1", 0))
            hangs.listen(100)
            of_mail = {"disable_ssl": True, "disable_tls": True, "from_email": "airflow@example.com"}
            yield cls(
                posts,
                {
                    "receiver": {"conn_type": "http", "host": f"{posts.url}/hook"},
                    "slack_default": {
                        "conn_type": "slack",
                        "password": "x",
                        "extra": {"base_url": f"{posts.url}/api/"},
                    },
                    "smtp_default": {
                        "conn_type": "smtp",
                        "host": "127.0.0.1",
                        "port": mails.server_address[1],
                        "extra": of_mail,
                    },
                    "refuses": {"conn_type": "http", "host": f"http://127.0.0.1:{refuses.getsockname()[1]}"},
                    "hangs": {"conn_type": "http", "host": f"http://127.0.0.1:{hangs.getsockname()[1]}"},
                },
            )

    def hooked(self, schedule: str, run: str) -> list[dict[str, Any]]:
        """What came by webhook of a run."""
        sent = [json.loads(body) for path, _, body in self.posts.kept if path == "/hook"]
        return [each for each in sent if (each["schedule"], each["run"]) == (schedule, run)]

    def in_slack(self, channel: str) -> list[str]:
        """The texts of a channel."""
        sent = [json.loads(body) for path, _, body in self.posts.kept if path == "/api/chat.postMessage"]
        return [each["text"] for each in sent if each["channel"] == channel]

    def mailed(self, to: str) -> list[tuple[str, str]]:
        """Subjects and texts of what was mailed."""
        mails = [email.message_from_string(mail) for mail in Mails.kept]
        return [(mail["Subject"], _text(mail)) for mail in mails if mail["To"] == to]


def _text(mail: Any) -> str:
    (part,) = mail.get_payload()
    return str(part.get_payload(decode=True).decode())
