"""The line of JSON in and the line of JSON out, kept apart from what others print and read."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any


class Channel:
    """Takes over standard input and output; afterwards prints go to standard error."""

    def __init__(self) -> None:
        self._requests = os.fdopen(os.dup(0), "r", encoding="utf-8", newline="\n")
        self._answers = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.close(nothing)
        os.dup2(2, 1)

    def requests(self) -> Iterator[str]:
        """The lines that come in, without empty ones, until the input ends."""
        for line in self._requests:
            if line.strip():
                yield line

    def answer(self, answer: dict[str, Any]) -> None:
        """Writes one line at once."""
        self._answers.write(json.dumps(answer, separators=(",", ":")) + "\n")
        self._answers.flush()
