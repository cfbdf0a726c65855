#!/usr/bin/env bash
# title: The runtime beside user code: format, vet, fuzzing, tests in containers and against real Git, SSH and object servers, size
# needs: go
# needs: command git apt git
# needs: command ssh-keygen apt openssh-client
# needs: command npm apt npm
# needs: engine
# needs: root
# starts: servers for Git, SSH and objects, on loopback
# lane: second
# only: system
set -euo pipefail

# Bytes that the executables may have: the wrapper is copied into every container.
LARGEST_RUNTIME=60000000
LARGEST_WRAPPER=4000000

export GOTOOLCHAIN=local GOFLAGS=-mod=readonly GOMODCACHE=$CHECK_CACHE/go/mod GOCACHE=$CHECK_CACHE/go/build
export CGO_ENABLED=0
cd runtime
unformatted=$("$("$CHECK_GO" env GOROOT)/bin/gofmt" -l cmd internal notebook)
if [ -n "$unformatted" ]; then
  printf 'not formatted by gofmt:\n%s\n' "$unformatted"
  exit 1
fi
"$CHECK_GO" vet ./...
"$CHECK_GO" build -C s3server -o "$CHECK_CACHE/go/versitygw" github.com/versity/versitygw/cmd/versitygw
"$CHECK_GO" build -C gcsserver -o "$CHECK_CACHE/go/fake-gcs-server" github.com/fsouza/fake-gcs-server
azure=$CHECK_CACHE/azureserver-$(sha256sum azureserver/package-lock.json | cut -c1-16)
if [ ! -e "$azure/complete" ]; then
  mkdir -p "$azure"
  cp azureserver/package*.json "$azure/"
  npm ci --prefix "$azure" --ignore-scripts --no-audit --no-fund >"$CHECK_OUT/azureserver.log" 2>&1
  touch "$azure/complete"
fi
folder=$CHECK_OUT/runtime-tested
mkdir -p "$folder"
"$CHECK_GO" build -trimpath -ldflags '-s -w' -o "$folder" ./cmd/...
export CLOCKWORK_TEST_S3=$CHECK_CACHE/go/versitygw CLOCKWORK_TEST_GCS=$CHECK_CACHE/go/fake-gcs-server
export CLOCKWORK_TEST_AZURE=$azure/node_modules/.bin/azurite-blob CLOCKWORK_TEST_RUNTIME=$folder
"$CHECK_GO" test ./... | tee "$CHECK_OUT/runtime.log"
for target in FuzzStepIsReadOrRefused FuzzRunIsReadOrRefused FuzzParamIsTakenOrRefused; do
  "$CHECK_GO" test -run '^$' -fuzz "^$target\$" -fuzztime 5s ./internal/step >>"$CHECK_OUT/runtime-fuzz.log"
done
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
echo "runtime: $(grep -c '^ok' "$CHECK_OUT/runtime.log") packages passed, three fuzzers found nothing, executables for amd64 and arm64" |
  tee -a "$CHECK_OUT/closing"
