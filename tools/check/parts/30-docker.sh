#!/usr/bin/env bash
# title: Java: tests that need a container engine
# needs: command java apt openjdk-17-jdk-headless
# needs: command git apt git
# needs: engine
# needs: environment
# only: system
set -euo pipefail
. tools/check/maven.sh

log=$CHECK_OUT/docker.log
: >"$log"
status=0
rm -rf ./*/target/surefire-reports ./clockwork-examples/*/target/surefire-reports # of the part `java`
export CLOCKWORK_TEST_PYTHON=$CHECK_ENVIRONMENT/bin/python
maven "$log" -Dquick test -pl clockwork-docker,clockwork-cli,clockwork-architecture -am \
  -Dtests.left.out=podman,airflow -Dgroups=docker || status=$?
python3 tools/check/surefire_totals.py "tests with an engine" "$CHECK_OUT/closing" "$CHECK_OUT/left-out"
exit $status
