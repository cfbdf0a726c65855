"""Servers that keep what alerts send to them."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any


class Posts:
    """A server over HTTP that keeps what is posted to it."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, dict[str, str], bytes]] = []
        self.status = 200
        posts = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                posts.kept.append((self.path, dict(self.headers), body))
                self.send_response(posts.status)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(b'{"ok": true}')

            def log_message(self, *_: Any) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"


def serving(server: Any, made: Any) -> Iterator[Any]:
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield made
    server.shutdown()
    thread.join()
    server.server_close()


class Mails(socketserver.StreamRequestHandler):
    """As much of SMTP as a client needs to leave a mail."""

    kept: list[str] = []

    def handle(self) -> None:
        self.wfile.write(b"220 here\r\n")
        answers: dict[bytes, Callable[[], bytes]] = {b"DATA": self.data, b"QUIT": lambda: b"221 bye\r\n"}
        while line := self.rfile.readline():
            self.wfile.write(answers.get(line[:4].upper(), lambda: b"250 ok\r\n")())

    def data(self) -> bytes:
        self.wfile.write(b"354 go on\r\n")
        lines = iter(self.rfile.readline, b".\r\n")
        self.kept.append(b"".join(lines).decode())
        return b"250 kept\r\n"
