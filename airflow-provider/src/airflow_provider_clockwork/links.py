"""Links from a task in Airflow's UI."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from .versions import AIRFLOW, BaseOperatorLink

if TYPE_CHECKING:
    from airflow.sdk import BaseOperator

# Where the link of a task that ran lies for Airflow 2, whose web server knows nothing of steps.
KEY = "clockwork_code"

# What stands before a commit in the addresses of a server's pages, by a word of its host's name.
TREES = {"github": "tree", "gitlab": "-/tree", "gitea": "src/commit", "codeberg": "src/commit", "bitbucket": "src"}


class CodeLink(BaseOperatorLink):
    """The task's code at its commit, on the Git server's own pages."""

    name = "Code"

    def get_link(self, operator: BaseOperator, *, ti_key: Any) -> str:
        """The page; empty for a task without code and for a server whose pages are not known."""
        if AIRFLOW.startswith("2."):
            from airflow.models.xcom import XCom

            return str(XCom.get_value(key=KEY, ti_key=ti_key) or "")
        return page(getattr(operator, "step", {}).get("code"))


def page(code: dict[str, str] | None) -> str:
    """The page of a commit's folder; empty if the server's pages are not known."""
    url = urlsplit(code["git"] if code else "")
    tree = next((tree for word, tree in TREES.items() if word in (url.hostname or "")), None)
    if code is None or tree is None or url.scheme != "https":
        return ""
    port = f":{url.port}" if url.port else ""
    folder = "" if code.get("path", ".") == "." else "/" + quote(code["path"])
    return f"https://{url.hostname}{port}{url.path.rstrip('/').removesuffix('.git')}/{tree}/{code['commit']}{folder}"


def leave_link(context: Any, step: dict[str, Any]) -> None:
    """Leaves the link where Airflow 2 finds it; Airflow 3 asks the operator itself."""
    if AIRFLOW.startswith("2.") and (found := page(step.get("code"))):
        context["ti"].xcom_push(key=KEY, value=found)
