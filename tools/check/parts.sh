# shellcheck shell=bash
# What the parts are, from the comments at the head of their files; sourced by ./check.
#
#   # title: Shell scripts by shellcheck
#   # needs: environment | airflow | go | root | engine | command NAME [apt PACKAGE]
#   # starts: a Docker Engine of its own
#   # lane: second        runs beside those that do not say so
#   # only: system

# The names of the parts to run, in their order: those given, or all.
choose_parts() {
  local name file
  if [ $# -gt 0 ]; then
    for name in "$@"; do
      if [ ! -e "$(part_file "$name")" ]; then
        echo "check: there is no part $name; there are: $(all_parts | tr '\n' ' ')" >&2
        return 1
      fi
      echo "$name"
    done
  else
    all_parts
  fi
}

# A file NN-name.sh is the part "name"; the number is its place.
all_parts() {
  local file
  for file in "$CHECK_PARTS"/[0-9][0-9]-*.sh; do
    file=${file##*/[0-9][0-9]-}
    echo "${file%.sh}"
  done
}

part_file() {
  local file
  for file in "$CHECK_PARTS"/[0-9][0-9]-"$1".sh; do
    echo "$file"
  done
}

# part_says PART KEY: every line of that key at the head of the part's file.
part_says() {
  sed -n "/^#/!q;s/^# $2: //p" "$(part_file "$1")"
}

# of_second_lane PARTS..: those of the parts that run in the second lane.
of_second_lane() {
  local part
  for part in "$@"; do
    [ "$(part_says "$part" lane)" != second ] || echo "$part"
  done
}

# The first need of a part that is not met, as a reason; empty if it can run.
unmet_need() {
  local kind name
  if [ "$CHECK_SYSTEM" = no ] && [ "$(part_says "$1" only)" = system ]; then
    echo "only ./check --system runs it"
    return
  fi
  while read -r kind name _; do
    case $kind in
      root) [ "$(id -u)" = 0 ] || { echo "it needs root"; return; } ;;
      command) command -v "$name" >/dev/null || { echo "there is no $name"; return; } ;;
      engine) [ "$CHECK_SYSTEM" = no ] || engine_answers || { echo "no container engine answers"; return; } ;;
      airflow) airflow_environments || { cat "$CHECK_OUT/airflow.log"; return; } ;;
      go) go_toolchain || { cat "$CHECK_OUT/go.log"; return; } ;;
      environment) python_environment || { cat "$CHECK_OUT/environment.log"; return; } ;;
    esac
  done < <(part_says "$1" needs)
}
