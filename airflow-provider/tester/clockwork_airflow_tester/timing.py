"""How long loading and serialising a file takes in a process that has its imports."""

from __future__ import annotations

import gc
import time
from typing import Any

from . import serialising
from .loading import Loaded, bag_of_nothing
from .problem import Problem
from .versions import Serialization

MOST_ROUNDS = 1000


def time_rounds(file: str, first: Loaded, rounds: Any) -> dict[str, Any]:
    """Milliseconds of each round, of parsing also those on a processor, and the bytes that would be stored."""
    if not isinstance(rounds, int) or not 1 <= rounds <= MOST_ROUNDS:
        raise Problem(f"rounds is a number from 1 to {MOST_ROUNDS}")
    if first.errors:
        raise Problem(f"the file cannot be imported: {first.errors[0].rstrip()}")
    parse, parse_cpu, serialise = [], [], []
    size = 0
    for _ in range(rounds):
        gc.collect()
        bag = bag_of_nothing()
        began, cpu = time.perf_counter(), time.process_time()
        bag.process_file(file, only_if_updated=False, safe_mode=True)
        parsed, cpu = time.perf_counter(), time.process_time() - cpu
        texts = [serialising.text(Serialization.to_dict(dag)) for dag in bag.dags.values()]
        serialised = time.perf_counter()
        parse.append(round((parsed - began) * 1000, 3))
        parse_cpu.append(round(cpu * 1000, 3))
        serialise.append(round((serialised - parsed) * 1000, 3))
        size = sum(len(text.encode()) for text in texts)
    return {"parse_ms": parse, "parse_cpu_ms": parse_cpu, "serialise_ms": serialise, "bytes": size}
