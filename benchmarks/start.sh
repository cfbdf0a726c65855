#!/bin/sh
# How long the command line takes from a cold process once built: 20 calls each, milliseconds.
#
#   benchmarks/start.sh
set -eu
cd "$(dirname "$0")/.."
./clockwork --version >/dev/null

measure() {
  i=0
  while [ "$i" -lt 20 ]; do
    start=$(date +%s%N)
    ./clockwork "$@" >/dev/null 2>&1
    echo $((($(date +%s%N) - start) / 1000000))
    i=$((i + 1))
  done | sort -n | awk -v what="$*" '{t[NR] = $1} END {printf "clockwork %s: median %d ms, slowest %d ms\n", what, t[int((NR + 1) / 2)], t[NR]}'
}

measure --version
measure validate clockwork-examples/weather/clockwork.yaml
