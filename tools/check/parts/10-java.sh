#!/usr/bin/env bash
# title: Java: compiler, tests and all gates by Maven
# needs: command java apt openjdk-17-jdk-headless
# needs: command git apt git
set -euo pipefail
. tools/check/maven.sh

log=$CHECK_OUT/maven.log
: >"$log"
status=0
# Tests of notebooks take their Python from here; where it cannot be made they are skipped, and named.
if environment=$(python3 tools/check/python_environment.py tools/requirements.txt "$CHECK_CACHE"); then
  export CLOCKWORK_TEST_PYTHON=$environment/bin/python
fi
rm -rf ./*/target/surefire-reports ./clockwork-examples/*/target/surefire-reports # of tests that may be gone
maven "$log" -T2 verify || status=$?
python3 tools/check/surefire_totals.py "java, all modules" "$CHECK_OUT/closing" "$CHECK_OUT/left-out"
exit $status
