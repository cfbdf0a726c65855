import json
import os
from pathlib import Path

numbers = json.loads(os.environ["CLOCKWORK_INPUT_NUMBERS"])
Path(os.environ["CLOCKWORK_OUTPUT_SUM"]).write_text(str(sum(numbers)))
