#!/usr/bin/env bash
# title: Python: tests that need a notebook's libraries
# needs: environment
# lane: second
set -euo pipefail

PYTHONDONTWRITEBYTECODE=1 "$CHECK_ENVIRONMENT/bin/python" tools/check/python_tests.py \
  "$CHECK_OUT/closing" "$CHECK_OUT/left-out" nbclient nbformat
