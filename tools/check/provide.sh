# shellcheck shell=bash
# Gets what the parts need; sourced by ./check.

# The virtual environment with tools/requirements.txt; sets CHECK_ENVIRONMENT, fails with a reason
# in environment.log.
python_environment() {
  CHECK_ENVIRONMENT=$(python3 tools/check/python_environment.py tools/requirements.txt \
    "$CHECK_CACHE" 2>"$CHECK_OUT/environment.log") || return 1
  export CHECK_ENVIRONMENT
}

# Debian packages that the given parts need and this machine lacks.
missing_packages() {
  local part kind name how package
  for part in $1; do
    while read -r kind name how package; do
      if [ "$kind" = command ] && [ "$how" = apt ] && ! command -v "$name" >/dev/null; then
        echo "$package"
      fi
    done < <(part_says "$part" needs)
  done | sort -u
}

announce() {
  local packages starts part
  packages=$(missing_packages "$1" | tr '\n' ' ')
  starts=$(for part in $1; do part_says "$part" starts; done | sort -u | paste -sd ';' -)
  echo "check --system installs with apt-get: ${packages:-nothing}"
  echo "check --system installs into $CHECK_CACHE: tools/requirements.txt"
  echo "check --system starts: ${starts:-nothing}"
}

provide() {
  local packages
  packages=$(missing_packages "$1")
  [ -n "$packages" ] || return 0
  # shellcheck disable=SC2086 # one word a package
  if ! { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y \
    --no-install-recommends $packages; } >"$CHECK_OUT/apt.log" 2>&1; then
    echo "check: apt-get could not install $packages:" >&2
    tail -n 5 "$CHECK_OUT/apt.log" >&2
  fi
}
