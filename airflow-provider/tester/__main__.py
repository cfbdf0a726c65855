"""Answers questions about DAG files with the Airflow of the interpreter that runs it.

    python -I airflow-provider/tester [FOLDER..]

The folders are added to where modules are looked for, as DAG files need them.
Reads a JSON object a line on standard input and writes one answer a line on standard output;
README.md lists the questions. Ends with its input. Whatever Airflow or a DAG file prints goes to
standard error.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from clockwork_airflow_tester.server import serve

if __name__ == "__main__":
    sys.exit(serve(folders=sys.argv[1:]))
