"""A real Git server over HTTPS, and what lies on it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from places import NODE_ADDRESS, ROOT


@dataclass(frozen=True)
class GitServer:
    """A server whose repositories one token opens."""

    folder: Path
    port: int
    token: str
    address: str = NODE_ADDRESS

    @property
    def certificate(self) -> str:
        """What it is known by; nobody else vouches for it."""
        return (self.folder / "server.crt").read_text()

    @property
    def secret(self) -> str:
        """The cluster's secret with its token; another server's is another one."""
        return f"git-{self.port}"

    @property
    def url(self) -> str:
        return f"https://{self.address}:{self.port}"

    def publish(self, name: str, content: Path) -> Path:
        """Makes a folder's content a repository of that name; the checkout that it was pushed from."""
        work = self.folder / "work" / name
        shutil.copytree(content, work, ignore=shutil.ignore_patterns(".clockwork", "__pycache__"))
        git(work, "init", "-q", "-b", "main")
        git(work, "add", "-A")
        commit(work)
        git(work, "clone", "-q", "--bare", ".", str(self.folder / f"{name}.git"))
        return work

    def change(self, name: str, file: str, text: str) -> str:
        """Publishes another text of a file; the commit."""
        work = self.folder / "work" / name
        (work / file).write_text(text)
        git(work, "add", "-A")
        made = commit(work)
        git(work, "push", "-q", str(self.folder / f"{name}.git"), "main")
        return made


def commit(work: Path) -> str:
    """Commits what is added, be it nothing; the commit."""
    who = ("-c", "user.name=e2e", "-c", "user.email=e2e@example.com")
    git(work, *who, "commit", "-q", "--allow-empty", "-m", "As it is")
    return git(work, "rev-parse", "HEAD").strip()


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", "-C", str(folder), *words], capture_output=True, text=True, check=True).stdout


@contextmanager
def serving(folder: Path, token: str, address: str = NODE_ADDRESS) -> Iterator[GitServer]:
    """A server that ends with the block."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "7", "-subj", "/CN=e2e"]
        + ["-addext", f"subjectAltName=IP:{address}", "-keyout", "server.key", "-out", "server.crt"],
        cwd=folder,
        capture_output=True,
        check=True,
    )
    with started(folder, token, address, 0) as port:
        yield GitServer(folder, port, token, address)


@contextmanager
def started(folder: Path, token: str, address: str, port: int) -> Iterator[int]:
    """The server of a folder that has a certificate, until the end of the block; its port, its own choice for 0."""
    command = [sys.executable, str(ROOT / "tools" / "git_server.py"), str(folder), address, str(port)]
    pipe = subprocess.PIPE
    with (
        open(folder / "log", "a") as log,
        subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=log, text=True) as server,
    ):
        assert server.stdin and server.stdout
        server.stdin.write(token)
        server.stdin.close()
        try:
            yield int(server.stdout.readline())
        finally:
            server.terminate()
