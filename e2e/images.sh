#!/usr/bin/env bash
# Makes the images of the tests on the container engine, without a registry, and takes them into the cluster that runs:
# those of tools/check/test-images.sh, and the runtime.
#
#   e2e/images.sh      needs what runtime/images/runtime.sh does
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
"$root/runtime/images/runtime.sh" clockwork-test/runtime:e2e >/dev/null
images=(clockwork-test/runtime:e2e)
# A tag of their own: what is called latest Kubernetes wants to pull.
for name in busybox bare user debian; do
  docker tag "clockwork-test/$name" "clockwork-test/$name:e2e"
  images+=("clockwork-test/$name:e2e")
done
"$root/e2e/kubernetes/import.sh" "${images[@]}"
