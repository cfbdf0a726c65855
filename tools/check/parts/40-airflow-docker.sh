#!/usr/bin/env bash
# title: Steps in real containers by the Airflow provider and the runtime, and whole DAGs of both operators, on each Airflow
# needs: airflow
# needs: command java apt openjdk-17-jdk-headless
# needs: go
# needs: engine
# starts: containers on the engine, removed with it
# only: system
set -euo pipefail

export PYTHONDONTWRITEBYTECODE=1 CLOCKWORK_TEST_RUNTIME=clockwork-test/runtime-of-airflow:$$
trap 'docker image rm -f "$CLOCKWORK_TEST_RUNTIME" >/dev/null' EXIT
tools/check/runtime-image.sh "$CLOCKWORK_TEST_RUNTIME"

tests=airflow-provider/tests/on_engine
oldest=$(printf '%s\n' "$CHECK_AIRFLOW"/* | sort -V | head -n 1)
newest=$(printf '%s\n' "$CHECK_AIRFLOW"/* | sort -V | tail -n 1)
status=0
for environment in "$CHECK_AIRFLOW"/*; do
  version=${environment##*/}
  log=$CHECK_OUT/airflow-docker-$version.log
  case $environment in
    "$oldest" | "$newest") asked=("$tests") ;;
    # What a step does in its containers is the provider's alone, which is the same on these.
    *) asked=("$tests/test_dag_runs.py" "$tests/test_plain_runs.py") ;;
  esac
  if ! "$environment/bin/python" -m pytest -q -p no:cacheprovider "${asked[@]}" >"$log" 2>&1; then
    cat "$log"
    status=1
  fi
  echo "containers by Airflow $version: $(tail -n 1 "$log")" | tee -a "$CHECK_OUT/closing"
done
exit $status
