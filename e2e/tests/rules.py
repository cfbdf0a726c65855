"""Which rules of the task contract each back end was seen to keep, as the reference has it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from places import ROOT

PAGE = ROOT / "docs" / "reference" / "back-ends.md"
BEGIN, END = "<!-- by the tests: begin -->\n", "<!-- by the tests: end -->\n"

COLUMNS = {
    "process here": "laptop, processes",
    "docker here": "laptop, Docker",
    "docker": "Airflow, Docker",
    "claim": "Airflow, pods, a claim",
    "s3": "Airflow, pods, S3",
}
"""The back ends by their names, and what their columns are called."""

PROBE = re.compile(r"`([a-z_]+)`")


def of_contract() -> list[tuple[str, list[str]]]:
    """Each rule of the contract's own page, with its probes, those of two runs at once aside."""
    text = (ROOT / "contract" / "README.md").read_text()
    found = []
    for line in text[text.index("| rule | probes |") :].splitlines():
        rule, _, probes = line.strip("| ").partition(" | ")
        named = PROBE.findall(re.sub(r"overlap: .*?(?=;|$)", "", probes))
        if line.startswith("| ") and named:
            found.append((rule, named))
    return found


def table(kept: Mapping[str, Mapping[str, bool]]) -> str:
    """The table of rules and back ends, by what each back end's probes have shown."""
    lines = ["| rule | " + " | ".join(COLUMNS.values()) + " |", "|---" * (len(COLUMNS) + 1) + "|"]
    for rule, probes in of_contract():
        cells = [cell(kept[backend], probes) if shows(backend, rule) else "" for backend in COLUMNS]
        if any(cells):
            lines.append(f"| {rule} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def shows(backend: str, rule: str) -> bool:
    """Whether a back end is asked about it: logs are Airflow's own where that runs the tasks."""
    return backend.endswith(" here") or not re.search(r"\blog\b", rule)


def cell(kept: Mapping[str, bool], probes: list[str]) -> str:
    """Whether all of a rule's probes that a back end was asked kept it; nothing if it was asked none."""
    asked = [kept[probe] for probe in probes if probe in kept]
    return "" if not asked else "yes" if all(asked) else "**no**"


def page(kept: Mapping[str, Mapping[str, bool]]) -> str:
    """The page with the table that belongs there."""
    before, _, rest = PAGE.read_text().partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{table(kept)}\n{END}{after}"
