#!/usr/bin/env bash
# title: Schedules by a real scheduler: runs of each kind, retries, alerts, in real containers, on each Airflow
# needs: root
# needs: airflow
# needs: go
# needs: engine
# needs: command java apt openjdk-17-jdk-headless
# needs: command git apt git
# needs: command openssl apt openssl
# needs: command /usr/lib/postgresql/15/bin/postgres apt postgresql-15
# starts: the processes of one Airflow after the other, a PostgreSQL of each, servers of Git, mail and webhooks, all ended with it
# only: system
set -euo pipefail

export PYTHONDONTWRITEBYTECODE=1 CLOCKWORK_TEST_RUNTIME=clockwork-test/runtime-of-scheduler:$$
trap 'docker image rm -f "$CLOCKWORK_TEST_RUNTIME" >/dev/null' EXIT
tools/check/runtime-image.sh "$CLOCKWORK_TEST_RUNTIME"
./clockwork --version >/dev/null

status=0
for environment in "$CHECK_AIRFLOW"/*; do
  version=${environment##*/}
  log=$CHECK_OUT/airflow-scheduler-$version.log
  if ! "$environment/bin/python" -m pytest -q -p no:cacheprovider --durations=5 --rootdir e2e e2e/scheduler >"$log" 2>&1; then
    cat "$log"
    status=1
  fi
  echo "schedules by the scheduler of Airflow $version: $(tail -n 1 "$log")" | tee -a "$CHECK_OUT/closing"
done
exit $status
