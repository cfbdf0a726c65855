"""Git over HTTPS as it is served everywhere: git http-backend behind a web server that wants a token."""

import base64
import http.server
import os
import pathlib
import ssl
import subprocess
import threading

ISOLATED = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_AUTHOR_NAME": "Ada",
    "GIT_AUTHOR_EMAIL": "ada@example.com",
    "GIT_COMMITTER_NAME": "Ada",
    "GIT_COMMITTER_EMAIL": "ada@example.com",
}


def git(folder, *words):
    """What the real git prints, without anybody's configuration."""
    done = subprocess.run(
        ["git", *words], cwd=folder, env={**os.environ, **ISOLATED}, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


class GitServer:
    """The repositories below a folder, for whoever knows the token; its certificate is its own."""

    def __init__(self, test, folder, token):
        self.folder = pathlib.Path(folder)
        self.token = token
        key, self.certificate = self.folder / "key.pem", self.folder / "certificate.pem"
        subprocess.run(
            [
                *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"),
                *("-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"),
                *("-keyout", key, "-out", self.certificate),
            ],
            check=True,
            capture_output=True,
        )
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler(self.folder, token))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate, key)
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        test.addCleanup(self.end)
        self.url = f"https://127.0.0.1:{self.server.server_address[1]}/"

    def end(self):
        """Serves nobody any more."""
        self.server.shutdown()
        self.server.server_close()

    def trust_store(self):
        """A file by which Java trusts the server."""
        store = self.folder / "trust.p12"
        subprocess.run(
            [
                *("keytool", "-importcert", "-noprompt", "-alias", "server", "-storepass", "changeit"),
                *("-storetype", "PKCS12", "-file", self.certificate, "-keystore", store),
            ],
            check=True,
            capture_output=True,
        )
        return store


def handler(root, token):
    """What answers a request below a folder."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.answer(b"")

        def do_POST(self):
            self.answer(self.rfile.read(int(self.headers["Content-Length"])))

        def answer(self, body):
            kind, _, login = self.headers.get("Authorization", "").partition(" ")
            if kind != "Basic" or base64.b64decode(login).decode().rpartition(":")[2] != token:
                self.send_response(401)
                self.send_header("WWW-Authenticate", 'Basic realm="git"')
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            path, _, query = self.path.partition("?")
            variables = {
                "GIT_PROJECT_ROOT": str(root),
                "GIT_HTTP_EXPORT_ALL": "1",
                "REQUEST_METHOD": self.command,
                "PATH_INFO": path,
                "QUERY_STRING": query,
                "CONTENT_LENGTH": str(len(body)),
                "CONTENT_TYPE": self.headers.get("Content-Type", ""),
                "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
                "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
            }
            said = subprocess.run(
                ["git", "http-backend"],
                input=body,
                env={**os.environ, **ISOLATED, **variables},
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                check=False,
            ).stdout
            head, _, content = said.partition(b"\r\n\r\n")
            lines = dict(line.split(": ", 1) for line in head.decode().splitlines())
            self.send_response(int(lines.pop("Status", "200")[:3]))
            for name, value in lines.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_):
            pass

    return Handler
