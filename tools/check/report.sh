# shellcheck shell=bash
# Runs parts and remembers how they ended; sourced by ./check.
#
# A part exits 0 (passed), 77 (left out; the reason is the last line it printed) or else (failed).
# It adds lines of its runner to $CHECK_OUT/closing, and what it left out of itself, with the
# reason, to $CHECK_OUT/left-out.

begin_report() {
  passed=()
  failed=()
  : >"$CHECK_OUT/closing"
  : >"$CHECK_OUT/left-out"
  began=$SECONDS
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
    0) passed+=("$part ($((SECONDS - start)) s)") ;;
    77) echo "$part: $title: $(tail -n 1 "$CHECK_OUT/$part.out")" >>"$CHECK_OUT/left-out" ;;
    *) failed+=("$part") ;;
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
  [ ${#passed[@]} = 0 ] || printf 'passed    %s\n' "${passed[@]}"
  sed 's/^/left out  /' "$CHECK_OUT/left-out"
  [ ${#failed[@]} = 0 ] || printf 'FAILED    %s\n' "${failed[@]}"
  if [ ${#failed[@]} -gt 0 ]; then
    status=1
  elif [ -s "$CHECK_OUT/left-out" ] && { [ "$CHECK_SYSTEM" = yes ] || [ "${CI:-}" = true ]; }; then
    echo "Nothing may be left out here."
    status=1
  fi
  if [ $status = 0 ]; then echo "check passed"; else echo "check FAILED"; fi
  return $status
}
