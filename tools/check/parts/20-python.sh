#!/usr/bin/env bash
# title: Python: tests that need only the standard library
# needs: command python3 apt python3
# needs: command git apt git
# needs: command openssl apt openssl
# needs: command keytool apt openjdk-17-jdk-headless
# needs: engine
# starts: file systems of some KiB in memory, for a disk that is full
# lane: second
set -euo pipefail

PYTHONDONTWRITEBYTECODE=1 python3 tools/check/python_tests.py "$CHECK_OUT/closing" "$CHECK_OUT/left-out"
