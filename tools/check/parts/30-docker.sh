#!/usr/bin/env bash
# title: Java: tests that need a container engine
# needs: command java apt openjdk-17-jdk-headless
# needs: command git apt git
# needs: engine
# needs: environment
# only: system
set -euo pipefail

log=$CHECK_OUT/docker.log
status=0
rm -rf ./*/target/surefire-reports ./clockwork-examples/*/target/surefire-reports # of the part `java`
CLOCKWORK_TEST_PYTHON=$CHECK_ENVIRONMENT/bin/python ./mvnw -B -Dstyle.color=never -Dquick test \
  -pl clockwork-docker,clockwork-cli,clockwork-architecture -am \
  -Dtests.left.out=podman,airflow -Dgroups=docker >"$log" 2>&1 || status=$?
if [ $status != 0 ]; then
  grep -E '^\[(ERROR|WARNING)\]' "$log" | head -n 100
  echo "the whole log is $log"
fi
python3 tools/check/surefire_totals.py "tests with an engine" "$CHECK_OUT/closing" "$CHECK_OUT/left-out"
exit $status
