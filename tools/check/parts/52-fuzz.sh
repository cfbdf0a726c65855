#!/usr/bin/env bash
# title: Broken specifications and hostile texts by the hundred thousand: read or refused in a second, encoded or kept
# needs: command java apt openjdk-17-jdk-headless
# needs: environment
# only: system
set -euo pipefail

log=$CHECK_OUT/fuzz.log
./mvnw -B -Dstyle.color=never -Dquick test -pl clockwork-core -Dtest=YamlFuzzTest \
  -Dclockwork.fuzz=100000 >"$log" 2>&1 || { tail -n 40 "$log"; exit 1; }
grep -E '^[0-9]+ read, [0-9]+ refused' "$log" | sed 's/^/fuzz: /' | tee -a "$CHECK_OUT/closing"

CLOCKWORK_TEST_PYTHON=$CHECK_ENVIRONMENT/bin/python ./mvnw -B -Dstyle.color=never -Dquick test \
  -pl clockwork-airflow -am -Dtest='JinjaTextTest,RandomModulesTest' -Dsurefire.failIfNoSpecifiedTests=false \
  -Dclockwork.fuzz=200000 -Dclockwork.modules=20000 >"$log" 2>&1 || { tail -n 40 "$log"; exit 1; }
echo "fuzz: 200000 texts by Jinja and 20000 modules by Python and ruff came out as they were meant" |
  tee -a "$CHECK_OUT/closing"
