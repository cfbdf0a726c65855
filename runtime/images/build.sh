#!/usr/bin/env bash
# Makes all images of Clockwork on the container engine of this machine: clockwork/runtime:1, clockwork/python:1 and
# clockwork/notebook:1.
#
#   runtime/images/build.sh [BASE]     BASE has Python 3, pip and venv; Python's own if none is said
set -euo pipefail

images=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
"$images/runtime.sh" clockwork/runtime:1
"$images/../../clockwork" images build ${1:+--base "$1"}
