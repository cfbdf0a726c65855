import json
import os
import sys
from pathlib import Path

numbers = list(range(1, int(sys.argv[1]) + 1))
Path(os.environ["CLOCKWORK_OUTPUT_NUMBERS"]).write_text(json.dumps(numbers))
