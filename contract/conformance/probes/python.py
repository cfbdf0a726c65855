"""What a Python task sees, as JSON."""

import json
import os
import sys
from pathlib import Path

import neighbour

context = json.loads(Path(os.environ["CLOCKWORK_CONTEXT"]).read_text(encoding="utf-8"))
seen = {
    "module": neighbour.WHERE,
    "arguments": sys.argv[1:],
    "params": context["params"],
    "unbuffered": sys.stdout.line_buffering or sys.stdout.write_through,
    "writes_byte_code": not sys.dont_write_bytecode,
}
Path(os.environ["CLOCKWORK_OUTPUT_SEEN"]).write_text(json.dumps(seen), encoding="utf-8")
