"""What the runtime is told in its environment, on every back end."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

from . import step as steps


def told(step: dict[str, Any], place: dict[str, Any], backend: dict[str, Any], store: str) -> dict[str, str]:
    """The variables of the container that stages and publishes, but for the run.

    :param store: where the store is for the runtime
    """
    image, _, digest = place["image"].partition("@")
    said = {
        "CLOCKWORK_STEP": steps.text(step),
        "CLOCKWORK_STORE": store,
        "CLOCKWORK_STORE_ENDPOINT": backend["store"].get("endpoint"),
        "CLOCKWORK_ORIGIN": json.dumps({"image": image, **({"digest": digest} if digest else {})}),
        "CLOCKWORK_GIT_HOSTS": host(step["code"]["git"]) if "code" in step else None,
    }
    return {name: text for name, text in said.items() if text}


def host(git: str) -> str:
    """The host of a repository, also of the short form user@host:path."""
    if "://" in git:
        return urlsplit(git).hostname or ""
    return git.partition(":")[0].rpartition("@")[2]
