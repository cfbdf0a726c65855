#!/usr/bin/env bash
# title: Java: what each Airflow of the locks makes of emitted DAG files, beside the engine of the laptop; 10,000 hostile texts
# needs: command java apt openjdk-17-jdk-headless
# needs: airflow
# needs: environment
# only: system
set -euo pipefail
. tools/check/maven.sh

log=$CHECK_OUT/airflow-files.log
: >"$log"
export CLOCKWORK_TEST_AIRFLOW=$CHECK_AIRFLOW CLOCKWORK_TEST_PYTHON=$CHECK_ENVIRONMENT/bin/python
status=0
maven "$log" -Dquick -Dtests.left.out= -Dgroups=airflow -pl clockwork-airflow,clockwork-cli -am \
  -Dsurefire.failIfNoSpecifiedTests=false test || status=$?
grep -E 'clockwork\.seed=' "$log" || true
grep -E 'Tests run: [0-9]+, .*[0-9]$' "$log" | sed 's/^.*Tests run/emitted files on each Airflow: Tests run/' | tee -a "$CHECK_OUT/closing"
exit $status
