#!/usr/bin/env bash
# title: Tasks in containers of Podman
# needs: command java apt openjdk-17-jdk-headless
# needs: root
# needs: engine
# needs: environment
# needs: command podman apt podman
# needs: command catatonit apt catatonit
# starts: a Podman of its own
# only: system
set -euo pipefail
. tools/check/maven.sh

log=$CHECK_OUT/podman.log
folder=$(mktemp -d)
podman=(podman --root "$folder/root" --runroot "$folder/run" --tmpdir "$folder/tmp")

# What a machine without systemd, and one where root may not raise limits, takes.
cat >"$folder/containers.conf" <<'EOF'
[containers]
default_ulimits = ["nofile=4096:4096", "nproc=4096:4096"]
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
runtime = "runc"
EOF
export CONTAINERS_CONF=$folder/containers.conf
"${podman[@]}" system service --time 0 "unix://$folder/socket" >"$log" 2>&1 &
service=$!
trap 'kill "$service"; "${podman[@]}" rm --all --force >/dev/null 2>&1; "${podman[@]}" system reset --force >/dev/null 2>&1; rm -rf "$folder"' EXIT
for name in busybox bare user debian; do
  docker save "clockwork-test/$name" | "${podman[@]}" load >>"$log" 2>&1
done

status=0
rm -rf clockwork-docker/target/surefire-reports
export DOCKER_HOST=unix://$folder/socket CLOCKWORK_TEST_PYTHON=$CHECK_ENVIRONMENT/bin/python CLOCKWORK_TEST_PODMAN="${podman[*]}"
maven "$log" -Dquick test -pl clockwork-docker -am \
  -Dtests.left.out=docker-alone -Dsurefire.failIfNoSpecifiedTests=false \
  -Dtest='io.clockwork.docker.*Podman*Test,io.clockwork.docker.ConformanceTest,io.clockwork.docker.HowTasksEndTest,io.clockwork.docker.RequirementsTest,io.clockwork.docker.TextOfLogsTest,io.clockwork.docker.WeatherTest,io.clockwork.docker.WhatTasksSeeTest' \
  || status=$?
grep -E '^\[(INFO|ERROR)\] Tests run: [0-9]+, Failures: [0-9]+, Errors: [0-9]+, Skipped: [0-9]+$' "$log" |
  tail -n 1 | sed 's/^\[[A-Z]*\] /podman: /' | tee -a "$CHECK_OUT/closing"
exit $status
