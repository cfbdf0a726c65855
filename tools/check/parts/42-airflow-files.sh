#!/usr/bin/env bash
# title: Java: what each Airflow of the locks makes of emitted DAG files, beside the engine of the laptop; 10,000 hostile texts
# needs: command java apt openjdk-17-jdk-headless
# needs: airflow
# needs: environment
# only: system
set -euo pipefail

log=$CHECK_OUT/airflow-files.log
export CLOCKWORK_TEST_AIRFLOW=$CHECK_AIRFLOW CLOCKWORK_TEST_PYTHON=$CHECK_ENVIRONMENT/bin/python
status=0
./mvnw -B -Dstyle.color=never -Dquick -Dtests.left.out= -Dgroups=airflow -pl clockwork-airflow,clockwork-cli -am \
  -Dsurefire.failIfNoSpecifiedTests=false test >"$log" 2>&1 || status=$?
if [ $status != 0 ]; then
  grep -E '^\[(ERROR|WARNING)\]' "$log" | head -n 100
  echo "the whole log is $log"
fi
grep -E 'clockwork\.seed=' "$log" || true
grep -E 'Tests run: [0-9]+, .*[0-9]$' "$log" | sed 's/^.*Tests run/emitted files on each Airflow: Tests run/' | tee -a "$CHECK_OUT/closing"
exit $status
