#!/usr/bin/env bash
# runtime-image.sh IMAGE: builds the runtime, and of it an image on the engine that answers. For parts of the check.
set -euo pipefail

folder=$CHECK_OUT/runtime-image
mkdir -p "$folder"
export GOTOOLCHAIN=local GOFLAGS=-mod=readonly GOMODCACHE=$CHECK_CACHE/go/mod GOCACHE=$CHECK_CACHE/go/build
CGO_ENABLED=0 "$CHECK_GO" build -C runtime -trimpath -ldflags '-s -w' -o "$folder" ./cmd/...
cp runtime/images/runtime/Dockerfile "$folder"
DOCKER_BUILDKIT=0 docker build -q -t "$1" "$folder" >"$CHECK_OUT/runtime-image.log" 2>&1
