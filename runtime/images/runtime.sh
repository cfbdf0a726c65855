#!/usr/bin/env bash
# Builds the runtime and its wrapper, and makes their image on the container engine of this machine.
#
#   runtime/images/runtime.sh IMAGE [FOLDER]     FOLDER keeps the programs; needs docker, and Go as $GO or go
set -euo pipefail

images=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
folder=${2:-$(mktemp -d)}
[ -n "${2:-}" ] || trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder"
CGO_ENABLED=0 "${GO:-go}" build -C "$images/.." -trimpath -ldflags '-s -w' -o "$folder" ./cmd/...
cp "$images/runtime/Dockerfile" "$folder"
DOCKER_BUILDKIT=0 docker build -q -t "$1" "$folder"
