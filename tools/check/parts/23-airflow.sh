#!/usr/bin/env bash
# title: Python: the Airflow provider and the DAG tester, on each Airflow of the locks
# needs: airflow
# lane: second
# only: system
set -euo pipefail

export PYTHONDONTWRITEBYTECODE=1
status=0
for environment in "$CHECK_AIRFLOW"/*; do
  version=${environment##*/}
  log=$CHECK_OUT/airflow-$version.log
  if ! "$environment/bin/python" -m pytest -q -p no:cacheprovider airflow-provider >"$log" 2>&1; then
    cat "$log"
    status=1
  fi
  echo "airflow-provider on Airflow $version: $(tail -n 1 "$log")" | tee -a "$CHECK_OUT/closing"
done
exit $status
