"""Git over HTTPS as it is served everywhere, for tests by unittest."""

import os
import pathlib
import subprocess
import sys

from laptop import CLOCKWORK

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
        self.certificate = self.folder / "server.crt"
        subprocess.run(
            [
                *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"),
                *("-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"),
                *("-keyout", self.folder / "server.key", "-out", self.certificate),
            ],
            check=True,
            capture_output=True,
        )
        self.server = subprocess.Popen(
            [sys.executable, CLOCKWORK.parent / "tools/git_server.py", self.folder, "127.0.0.1"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        test.addCleanup(self.end)
        self.server.stdin.write(token)
        self.server.stdin.close()
        self.url = f"https://127.0.0.1:{self.server.stdout.readline().strip()}/"

    def end(self):
        """Serves nobody any more."""
        self.server.kill()
        self.server.wait()
        self.server.stdout.close()

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
