#!/usr/bin/env bash
# Starts the kubelet again, to evict pods where less memory than this is available; without it, as up.sh did.
#
#   e2e/kubernetes/least-memory.sh [MEMORY]
#
# MEMORY is a quantity as of Kubernetes, or a percentage. Pods that run stay.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
. "$root/e2e/kubernetes/place.sh"
. "$root/e2e/kubernetes/daemons.sh"
. "$root/e2e/kubernetes/node.sh"

configure_kubelet "$@"
end "$(pid kubelet)"
start_kubelet
