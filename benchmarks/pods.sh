#!/usr/bin/env bash
# What tasks cost on Kubernetes; see benchmarks/pods. It needs what e2e/kubernetes/up.sh and e2e/images.sh have made.
#
#   benchmarks/pods.sh PYTHON [PODS [TASKS [TURNS]]]
set -euo pipefail

python=$1
shift
cd "$(dirname "${BASH_SOURCE[0]}")/.."
./clockwork --version >/dev/null
PYTHONPATH=e2e/tests:airflow-provider/src PYTHONDONTWRITEBYTECODE=1 exec "$python" benchmarks/pods "$@"
