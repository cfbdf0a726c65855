# shellcheck shell=bash
# The processes of a cluster, as they are started and ended; sourced by the scripts beside it.

# start NAME COMMAND..: a daemon in a session of its own
start() {
  local name=$1
  shift
  setsid "$@" </dev/null >>"$RUN/logs/$name" 2>&1 &
  echo $! >"$RUN/pids/$name"
}

# await NAME COMMAND..: until the command succeeds; shows the log of that daemon if it never does
await() {
  local name=$1 end=$((SECONDS + 90))
  shift
  until "$@" >/dev/null 2>&1; do
    if [ $SECONDS -ge $end ] || ! ours "$(pid "$name")"; then
      echo "${0##*/}: $name is not ready ($*); its last lines are" >&2
      tail -n 20 "$RUN/logs/$name" >&2
      exit 1
    fi
    sleep 0.2
  done
}

# end PID..: asks those of ours to end, and kills them after ten seconds
end() {
  local pid try
  for pid in "$@"; do ! ours "$pid" || kill "$pid"; done
  for pid in "$@"; do
    for ((try = 0; try < 100; try++)); do
      ours "$pid" || continue 2
      sleep 0.1
    done
    kill -9 "$pid"
  done
}
