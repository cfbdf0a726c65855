#!/usr/bin/env bash
# title: The runtime beside user code: format, vet, tests against real Git and S3 servers, size
# needs: go
# needs: command git apt git
# starts: a server that speaks S3, on loopback
# only: system
set -euo pipefail

# Bytes that the executables may have: the wrapper is copied into every container.
LARGEST_RUNTIME=60000000
LARGEST_WRAPPER=4000000

export GOTOOLCHAIN=local GOFLAGS=-mod=readonly GOMODCACHE=$CHECK_CACHE/go/mod GOCACHE=$CHECK_CACHE/go/build
export CGO_ENABLED=0
cd runtime
unformatted=$("$("$CHECK_GO" env GOROOT)/bin/gofmt" -l cmd internal)
if [ -n "$unformatted" ]; then
  printf 'not formatted by gofmt:\n%s\n' "$unformatted"
  exit 1
fi
"$CHECK_GO" vet ./...
"$CHECK_GO" build -C s3server -o "$CHECK_CACHE/go/versitygw" github.com/versity/versitygw/cmd/versitygw
CLOCKWORK_TEST_S3=$CHECK_CACHE/go/versitygw "$CHECK_GO" test ./... | tee "$CHECK_OUT/runtime.log"
for architecture in amd64 arm64; do
  folder=$CHECK_OUT/runtime-$architecture
  mkdir -p "$folder"
  GOARCH=$architecture "$CHECK_GO" build -trimpath -ldflags '-s -w' -o "$folder" ./cmd/...
  for program in "clockwork-runtime $LARGEST_RUNTIME" "clockwork-wrap $LARGEST_WRAPPER"; do
    size=$(stat -c %s "$folder/${program% *}")
    if [ "$size" -gt "${program#* }" ]; then
      echo "$folder/${program% *} has $size bytes; it may have at most ${program#* }"
      exit 1
    fi
  done
done
echo "runtime: $(grep -c '^ok' "$CHECK_OUT/runtime.log") packages passed, executables for amd64 and arm64" |
  tee -a "$CHECK_OUT/closing"
