"""A real Git server for tests and benchmarks: git's own `http-backend` behind Python's HTTP server.

    git_server.py FOLDER ADDRESS [PORT]    with the token on standard input; nothing there lets everybody in

FOLDER holds the repositories. With `server.crt` and `server.key` beside them it is served over HTTPS, otherwise
over HTTP. It prints its port once it answers.
"""

from __future__ import annotations

import base64
import hmac
import os
import ssl
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class Handler(BaseHTTPRequestHandler):
    """Asks for the token, and leaves the rest to git."""

    folder: str
    token: str

    def do_GET(self) -> None:
        self.answer()

    def do_POST(self) -> None:
        self.answer()

    def answer(self) -> None:
        if self.token and not self.known():
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'Basic realm="git"')
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        path, _, query = self.path.partition("?")
        done = subprocess.run(
            ["git", "http-backend"],
            input=self.rfile.read(int(self.headers.get("Content-Length", 0))),
            env={
                "PATH": os.environ["PATH"],
                "GIT_PROJECT_ROOT": self.folder,
                "GIT_HTTP_EXPORT_ALL": "1",
                "REQUEST_METHOD": self.command,
                "PATH_INFO": path,
                "QUERY_STRING": query,
                "CONTENT_TYPE": self.headers.get("Content-Type", ""),
                "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
                "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
                # The repositories may be another user's.
                "GIT_CONFIG_COUNT": "2",
                "GIT_CONFIG_KEY_0": "safe.directory",
                "GIT_CONFIG_VALUE_0": "*",
                "GIT_CONFIG_KEY_1": "uploadpack.allowAnySHA1InWant",
                "GIT_CONFIG_VALUE_1": "true",
            },
            capture_output=True,
            # It ends badly when it is asked for a commit that is not there, after it has said so.
            check=False,
        )
        head, _, body = done.stdout.partition(b"\r\n\r\n")
        lines = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
        self.send_response(int(lines.pop("Status", "200").split()[0]))
        for name, value in lines.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def known(self) -> bool:
        kind, _, said = self.headers.get("Authorization", "").partition(" ")
        password = base64.b64decode(said).decode().partition(":")[2] if kind == "Basic" else ""
        return hmac.compare_digest(password, self.token)


def main() -> None:
    folder, address, *port = sys.argv[1:]
    Handler.folder, Handler.token = folder, sys.stdin.read()
    server = ThreadingHTTPServer((address, int(port[0]) if port else 0), Handler)
    certificate = Path(folder, "server.crt")
    if certificate.exists():
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, Path(folder, "server.key"))
        server.socket = context.wrap_socket(server.socket, server_side=True)
    print(server.server_address[1], flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
