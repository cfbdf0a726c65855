"""Links from a task in Airflow's UI."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from .run_key import run_key
from .versions import AIRFLOW, BaseOperatorLink

if TYPE_CHECKING:
    from airflow.sdk import BaseOperator

    from .operator import ClockworkOperator

# Where the links of a task that ran lie for Airflow 2, whose web server knows nothing of steps.
CODE_KEY = "clockwork_code"
MANIFEST_KEY = "clockwork_manifest"

# What stands before a commit in the addresses of a server's pages, by a word of its host's name.
TREES = {"github": "tree", "gitlab": "-/tree", "gitea": "src/commit", "codeberg": "src/commit", "bitbucket": "src"}


class CodeLink(BaseOperatorLink):
    """The task's code at its commit, on the Git server's own pages."""

    name = "Code"

    def get_link(self, operator: BaseOperator, *, ti_key: Any) -> str:
        """The page; empty for a task without code and for a server whose pages are not known."""
        if AIRFLOW.startswith("2."):
            return _left(CODE_KEY, ti_key)
        return page(getattr(operator, "step", {}).get("code"))


class ManifestLink(BaseOperatorLink):
    """What the attempt has left, as its manifest tells it, on the pages of the store."""

    name = "Manifest"

    def get_link(self, operator: BaseOperator, *, ti_key: Any) -> str:
        """The page; empty for a store that has none, such as a folder."""
        if AIRFLOW.startswith("2."):
            return _left(MANIFEST_KEY, ti_key)
        return manifest(operator, ti_key.run_id, ti_key.try_number)


def page(code: dict[str, str] | None) -> str:
    """The page of a commit's folder; empty if the server's pages are not known."""
    url = urlsplit(code["git"] if code else "")
    tree = next((tree for word, tree in TREES.items() if word in (url.hostname or "")), None)
    if code is None or tree is None or url.scheme != "https":
        return ""
    port = f":{url.port}" if url.port else ""
    folder = "" if code.get("path", ".") == "." else "/" + quote(code["path"])
    return f"https://{url.hostname}{port}{url.path.rstrip('/').removesuffix('.git')}/{tree}/{code['commit']}{folder}"


def manifest(operator: Any, run_id: str, attempt: int) -> str:
    """The page of an attempt's manifest in a bucket; empty for other stores, and where none is named."""
    store = operator.backend.get("store", {})
    url = urlsplit(store.get("url", ""))
    own = f"{operator.step['scope']}/{run_key(run_id)}/{operator.step['task']}/attempt-{attempt}/manifest.json"
    key = quote(f"{url.path.strip('/')}/{own}".lstrip("/"))
    if url.scheme == "gs":
        return f"https://console.cloud.google.com/storage/browser/_details/{url.netloc}/{key}"
    if url.scheme != "s3":
        return ""
    if "endpoint" in store:
        return f"{store['endpoint'].rstrip('/')}/{url.netloc}/{key}"
    return f"https://console.aws.amazon.com/s3/object/{url.netloc}?prefix={key}"


def leave_links(context: Any, operator: ClockworkOperator) -> None:
    """Leaves the links where Airflow 2 finds them; Airflow 3 asks the operator itself."""
    if not AIRFLOW.startswith("2."):
        return
    instance = context["ti"]
    links = {
        CODE_KEY: page(operator.step.get("code")),
        MANIFEST_KEY: manifest(operator, context["run_id"], instance.try_number),
    }
    for key, found in links.items():
        if found:
            instance.xcom_push(key=key, value=found)


def _left(key: str, ti_key: Any) -> str:
    from airflow.models.xcom import XCom

    return str(XCom.get_value(key=key, ti_key=ti_key) or "")
