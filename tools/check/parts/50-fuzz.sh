#!/usr/bin/env bash
# title: Broken specifications by the hundred thousand: each read or refused, none in more than a second
# needs: command java apt openjdk-17-jdk-headless
# only: system
set -euo pipefail

log=$CHECK_OUT/fuzz.log
./mvnw -B -Dstyle.color=never -Dquick test -pl clockwork-core -Dtest=YamlFuzzTest \
  -Dclockwork.fuzz=200000 >"$log" 2>&1 || { tail -n 40 "$log"; exit 1; }
grep -E '^[0-9]+ read, [0-9]+ refused' "$log" | sed 's/^/fuzz: /' | tee -a "$CHECK_OUT/closing"
