#!/usr/bin/env bash
# title: A new Maven project tests a pipeline as the README's chapter on testing says, with JUnit 6 and 5
# needs: command java apt openjdk-17-jdk-headless
# only: system
set -euo pipefail

log=$CHECK_OUT/testing.log
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# A repository of its own: nothing is installed into the user's, which only lends what it has from elsewhere.
lent=$HOME/.m2/repository
if ! ./mvnw -B -Dstyle.color=never -Dquick -Dmaven.test.skip=true -Dmaven.install.skip=true deploy \
  -DaltDeploymentRepository="built::file://$work/repository" \
  -Dmaven.repo.local="$work/built" -Dmaven.repo.local.tail="$lent" \
  -pl clockwork-junit,clockwork-bom -am >"$log" 2>&1; then
  tail -n 30 "$log"
  exit 1
fi
for guide in "" docs/guide/testing.md; do
  project=$work/project${guide:+-5}
  # shellcheck disable=SC2086 # no argument, or one
  python3 tools/check/readme_project.py README.md "$project" "file://$work/repository" $guide
  if ! ./mvnw -B -Dstyle.color=never -f "$project/pom.xml" test \
    -Dmaven.repo.local="$work/local" -Dmaven.repo.local.tail="$lent" >"$log" 2>&1; then
    tail -n 60 "$log"
    exit 1
  fi
  grep -E 'Tests run: 1, Failures: 0, Errors: 0, Skipped: 0' "$log" | tail -n 1 | tee -a "$CHECK_OUT/closing"
done
