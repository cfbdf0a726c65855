#!/usr/bin/env bash
# title: Python: rules and format by ruff
# needs: environment
set -euo pipefail

"$CHECK_ENVIRONMENT/bin/ruff" check --no-cache .
"$CHECK_ENVIRONMENT/bin/ruff" format --no-cache --check .
