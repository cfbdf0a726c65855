#!/usr/bin/env bash
# title: Schedules by a real scheduler: runs of each kind, retries, alerts, deadlines, in real containers, on each Airflow
# needs: root
# needs: airflow
# needs: go
# needs: engine
# needs: command java apt openjdk-17-jdk-headless
# needs: command git apt git
# needs: command openssl apt openssl
# needs: command /usr/lib/postgresql/15/bin/postgres apt postgresql-15
# starts: the processes of each Airflow, a PostgreSQL, servers of Git, mail and webhooks, all ended with it
# only: system
set -euo pipefail

export GOTOOLCHAIN=local GOFLAGS=-mod=readonly GOMODCACHE=$CHECK_CACHE/go/mod GOCACHE=$CHECK_CACHE/go/build
export PYTHONDONTWRITEBYTECODE=1 CLOCKWORK_TEST_RUNTIME=clockwork-test/runtime-of-scheduler:$$
image=$CHECK_OUT/runtime-image
mkdir -p "$image"
trap 'docker image rm -f "$CLOCKWORK_TEST_RUNTIME" >/dev/null' EXIT
CGO_ENABLED=0 "$CHECK_GO" build -C runtime -trimpath -ldflags '-s -w' -o "$image" ./cmd/...
cp runtime/images/runtime/Dockerfile "$image"
DOCKER_BUILDKIT=0 docker build -q -t "$CLOCKWORK_TEST_RUNTIME" "$image" >"$CHECK_OUT/runtime-image.log" 2>&1
./clockwork --version >/dev/null

# All at once: each of them mostly waits.
for environment in "$CHECK_AIRFLOW"/*; do
  "$environment/bin/python" -m pytest -q -p no:cacheprovider --durations=5 --rootdir e2e e2e/scheduler \
    >"$CHECK_OUT/airflow-scheduler-${environment##*/}.log" 2>&1 &
  running[$!]=${environment##*/}
done
status=0
for process in "${!running[@]}"; do
  log=$CHECK_OUT/airflow-scheduler-${running[$process]}.log
  wait "$process" || { status=1; cat "$log"; }
  echo "schedules on Airflow ${running[$process]}: $(tail -n 1 "$log")" | tee -a "$CHECK_OUT/closing"
done
exit $status
