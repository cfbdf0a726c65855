# shellcheck shell=bash
# Maven for the parts; sourced by them.

# maven LOG ARGUMENT..: what it says goes to the end of the log; if it fails, its errors are shown.
maven() {
  local log=$1 options=() status=0
  shift
  # In the part `java` modules saw archives of each other, now they see folders: for this Maven would compile
  # again what it compiled there.
  if grep -qs '^java ' "$CHECK_OUT/passed"; then options=(-Dmaven.compiler.useIncrementalCompilation=false); fi
  ./mvnw -B -Dstyle.color=never ${options[@]+"${options[@]}"} "$@" >>"$log" 2>&1 || status=$?
  if [ $status != 0 ]; then
    grep -E '^\[(ERROR|WARNING)\]' "$log" | head -n 100
    echo "the whole log is $log"
  fi
  return $status
}
