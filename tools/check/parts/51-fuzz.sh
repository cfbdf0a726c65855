#!/usr/bin/env bash
# title: Broken specifications and hostile texts by the hundred thousand: read or refused in a second, encoded or kept
# needs: command java apt openjdk-17-jdk-headless
# needs: environment
# only: system
set -euo pipefail
. tools/check/maven.sh

log=$CHECK_OUT/fuzz.log
: >"$log"
export CLOCKWORK_TEST_PYTHON=$CHECK_ENVIRONMENT/bin/python
maven "$log" -Dquick test -pl clockwork-core -Dtest=YamlFuzzTest -Dclockwork.fuzz=100000
grep -E '^[0-9]+ read, [0-9]+ refused' "$log" | sed 's/^/fuzz: /' | tee -a "$CHECK_OUT/closing"

maven "$log" -Dquick test -pl clockwork-airflow -am -Dtest='JinjaTextTest,RandomModulesTest' -Dsurefire.failIfNoSpecifiedTests=false \
  -Dclockwork.fuzz=100000 -Dclockwork.modules=10000
echo "fuzz: 100000 texts by Jinja and 10000 modules by Python and ruff came out as they were meant" |
  tee -a "$CHECK_OUT/closing"
