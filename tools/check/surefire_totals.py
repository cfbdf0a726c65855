"""Adds up what Surefire reported: a closing line a module, and every skipped test by name.

surefire_totals.py ALL CLOSING LEFT_OUT      (both files are added to; ALL names the sum)
"""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path


def main() -> None:
    name_of_all, closing, left_out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    totals: dict[str, list[int]] = {}
    skipped: list[str] = []
    for report in sorted(Path().glob("**/target/surefire-reports/TEST-*.xml")):
        suite = ElementTree.parse(report).getroot()
        total = totals.setdefault(str(report.parents[2]), [0, 0, 0, 0])
        for place, kind in enumerate(("tests", "failures", "errors", "skipped")):
            total[place] += int(suite.get(kind, "0"))
        for case in suite.iter("testcase"):
            reason = case.find("skipped")
            if reason is not None:
                why = (reason.get("message") or "no reason given").splitlines()[0]
                skipped.append(f"java: {case.get('classname')}.{case.get('name')}: {why}")
    everything = [sum(column) for column in zip(*totals.values())] or [0, 0, 0, 0]
    with closing.open("a", encoding="utf-8") as lines:
        for module, total in [*totals.items(), (name_of_all, everything)]:
            tests, failures, errors, skips = total
            text = f"Tests run: {tests}, Failures: {failures}, Errors: {errors}, Skipped: {skips}"
            print(f"{module}: {text}", file=lines)
            print(f"{module}: {text}")
    with left_out.open("a", encoding="utf-8") as lines:
        lines.writelines(f"{line}\n" for line in skipped)


if __name__ == "__main__":
    main()
