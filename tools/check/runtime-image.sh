#!/usr/bin/env bash
# runtime-image.sh IMAGE: builds the runtime, and of it an image on the engine that answers. For parts of the check.
set -euo pipefail

export GOTOOLCHAIN=local GOFLAGS=-mod=readonly GOMODCACHE=$CHECK_CACHE/go/mod GOCACHE=$CHECK_CACHE/go/build
GO=$CHECK_GO runtime/images/runtime.sh "$1" "$CHECK_OUT/runtime-image" >"$CHECK_OUT/runtime-image.log" 2>&1
