"""A registry of images on loopback, which the command line, engines and nodes take without TLS."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cluster import await_

LISTENING = re.compile(r"listening on (127\.0\.0\.1:\d+)")


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """One that ends with the block; its address."""
    config, log = folder / "registry.json", folder / "log"
    storage = {"filesystem": {"rootdirectory": str(folder / "data")}}
    config.write_text(json.dumps({"version": 0.1, "storage": storage, "http": {"addr": "127.0.0.1:0"}}))
    program = os.environ.get("CLOCKWORK_TEST_REGISTRY", "docker-registry")
    with log.open("w") as said, subprocess.Popen([program, "serve", str(config)], stdout=said, stderr=said) as process:
        try:
            yield await_("the registry does not listen", lambda: LISTENING.search(log.read_text()))[1]
        finally:
            process.terminate()


def push(image: str, name: str) -> None:
    """Gives a registry an image of the engine, which does not keep the name."""
    for words in (("tag", image, name), ("push", "-q", name), ("rmi", name)):
        subprocess.run(["docker", *words], stdout=subprocess.DEVNULL, check=True)
