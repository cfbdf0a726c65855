#!/usr/bin/env bash
# Takes images of the container engine into the cluster that runs; those it has already are left.
#
#   e2e/kubernetes/import.sh NAME:TAG..
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
. "$root/e2e/kubernetes/place.sh"
marks=$HOME_OF_CLUSTER/containerd/imported
mkdir -p "$marks"
for name in "$@"; do
  mark=$marks/${name//\//_}
  id=$(docker image inspect -f '{{.Id}}' "$name")
  [ "$(cat "$mark" 2>/dev/null)" != "$id" ] || continue
  docker save "$name" | ctr -a "$SOCKET" -n k8s.io images import - >/dev/null
  echo "$id" >"$mark"
done
