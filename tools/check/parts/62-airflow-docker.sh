#!/usr/bin/env bash
# title: Steps in real containers by the Airflow provider and the runtime, and whole DAGs of both operators, on each Airflow
# needs: airflow
# needs: command java apt openjdk-17-jdk-headless
# needs: go
# needs: engine
# starts: containers on the engine, removed with it
# only: system
set -euo pipefail

export GOTOOLCHAIN=local GOFLAGS=-mod=readonly GOMODCACHE=$CHECK_CACHE/go/mod GOCACHE=$CHECK_CACHE/go/build
export PYTHONDONTWRITEBYTECODE=1 CLOCKWORK_TEST_RUNTIME=clockwork-test/runtime-of-airflow:$$
image=$CHECK_OUT/runtime-image
mkdir -p "$image"
trap 'docker image rm -f "$CLOCKWORK_TEST_RUNTIME" >/dev/null' EXIT
CGO_ENABLED=0 "$CHECK_GO" build -C runtime -trimpath -ldflags '-s -w' -o "$image" ./cmd/...
cp runtime/images/runtime/Dockerfile "$image"
DOCKER_BUILDKIT=0 docker build -q -t "$CLOCKWORK_TEST_RUNTIME" "$image" >"$CHECK_OUT/runtime-image.log" 2>&1

status=0
for environment in "$CHECK_AIRFLOW"/*; do
  version=${environment##*/}
  log=$CHECK_OUT/airflow-docker-$version.log
  if ! "$environment/bin/python" -m pytest -q -p no:cacheprovider airflow-provider/tests/on_engine >"$log" 2>&1; then
    cat "$log"
    status=1
  fi
  echo "containers by Airflow $version: $(tail -n 1 "$log")" | tee -a "$CHECK_OUT/closing"
done
exit $status
