"""Takes the raw observations: the columns of interest, sorted by day, otherwise as they came."""

from __future__ import annotations

import argparse
import csv
import os
from pathlib import Path

from forecast.observations import MEASURES, read_rows


def extract(source: Path, raw: Path) -> int:
    """Copies the columns of interest from source to raw and returns the number of days."""
    rows = sorted(read_rows(source), key=lambda row: row["date"])
    with raw.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ("date", *MEASURES), extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return len(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", type=Path, required=True, help="CSV file of observations")
    source = parser.parse_args().source

    rows = extract(source, Path(os.environ["CLOCKWORK_OUTPUT_RAW"]))
    Path(os.environ["CLOCKWORK_OUTPUT_ROWS"]).write_text(str(rows), encoding="utf-8")
    print(f"extracted {rows} days from {source}")


if __name__ == "__main__":
    main()
