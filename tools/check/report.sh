# shellcheck shell=bash
# Runs parts, one after the other in two lanes, and remembers how they ended; sourced by ./check.
#
# A part exits 0 (passed), 77 (left out; the reason is the last line it printed) or else (failed).
# It adds lines of its runner to $CHECK_OUT/closing, and what it left out of itself, with the
# reason, to $CHECK_OUT/left-out.

begin_report() {
  local kept
  for kept in closing left-out passed failed; do
    : >"$CHECK_OUT/$kept"
  done
  began=$SECONDS
}

# run_parts PARTS..: in the order given. When it is the turn of the first of the second lane, that lane
# begins and the others go on beside it. What a part of it prints is shown when the part has ended.
run_parts() {
  local part second
  second=$(of_second_lane "$@")
  for part in "$@"; do
    if ! grep -qx "$part" <<<"$second"; then
      run_part "$part"
    elif [ -z "$lane" ]; then
      set -m # a process group of its own, to end it as one
      run_in_pieces "$second" &
      lane=$!
      set +m
    fi
  done
  if [ -n "$lane" ]; then
    wait "$lane" || echo "the second lane, which ended early" >>"$CHECK_OUT/failed"
    lane=''
  fi
}

run_in_pieces() {
  local part
  for part in $1; do
    run_part "$part" >"$CHECK_OUT/$part.all" 2>&1
    cat "$CHECK_OUT/$part.all"
  done
}

run_part() {
  local part=$1 title why status=0 start=$SECONDS
  title=$(part_says "$part" title)
  why=$(unmet_need "$part")
  if [ -n "$why" ]; then
    echo "$part: $title: $why" >>"$CHECK_OUT/left-out"
    return
  fi
  # Again in this shell: above it was made in a subshell, and from the cache this takes no time.
  if part_says "$part" needs | grep -q '^environment'; then
    python_environment
  fi
  if part_says "$part" needs | grep -qx airflow; then
    airflow_environments
  fi
  if part_says "$part" needs | grep -qx go; then
    go_toolchain
  fi
  echo "== $part: $title"
  bash "$(part_file "$part")" </dev/null 2>&1 | tee "$CHECK_OUT/$part.out" || status=${PIPESTATUS[0]}
  case $status in
    0) echo "$part ($((SECONDS - start)) s)" >>"$CHECK_OUT/passed" ;;
    77) echo "$part: $title: $(tail -n 1 "$CHECK_OUT/$part.out")" >>"$CHECK_OUT/left-out" ;;
    *) echo "$part" >>"$CHECK_OUT/failed" ;;
  esac
  # A run that is stopped from outside has no summary; these lines say where its time went.
  echo "== $part took $((SECONDS - start)) s, $((SECONDS - began)) s since the first part"
}

# Prints how it went; the status is 1 if a part failed, or was left out where nothing may be.
end_report() {
  local status=0
  echo
  echo "== Closing lines of the test runners"
  cat "$CHECK_OUT/closing"
  echo
  echo "== Summary after $((SECONDS - began)) s"
  sed 's/^/passed    /' "$CHECK_OUT/passed"
  sed 's/^/left out  /' "$CHECK_OUT/left-out"
  sed 's/^/FAILED    /' "$CHECK_OUT/failed"
  if [ -s "$CHECK_OUT/failed" ]; then
    status=1
  elif [ -s "$CHECK_OUT/left-out" ] && { [ "$CHECK_SYSTEM" = yes ] || [ "${CI:-}" = true ]; }; then
    echo "Nothing may be left out here."
    status=1
  fi
  if [ $status = 0 ]; then echo "check passed"; else echo "check FAILED"; fi
  return $status
}
