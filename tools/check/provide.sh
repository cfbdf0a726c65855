# shellcheck shell=bash
# Gets what the parts need; sourced by ./check.

# The virtual environment with tools/requirements.txt; sets CHECK_ENVIRONMENT, fails with a reason
# in environment.log.
python_environment() {
  CHECK_ENVIRONMENT=$(python3 tools/check/python_environment.py tools/requirements.txt \
    "$CHECK_CACHE" 2>"$CHECK_OUT/environment.log") || return 1
  export CHECK_ENVIRONMENT
}

# An environment for each Airflow of the provider's locks, as $CHECK_AIRFLOW/VERSION; sets
# CHECK_AIRFLOW, fails with a reason in airflow.log.
airflow_environments() {
  python_environment || { cp "$CHECK_OUT/environment.log" "$CHECK_OUT/airflow.log"; return 1; }
  CHECK_AIRFLOW=$CHECK_OUT/airflow
  python3 tools/check/airflow_environments.py "$CHECK_ENVIRONMENT/bin/uv" airflow-provider/locks \
    "$CHECK_CACHE" "$CHECK_AIRFLOW" 2>"$CHECK_OUT/airflow.log" || return 1
  export CHECK_AIRFLOW
}

# The Go toolchain of tools/go.txt; sets CHECK_GO, fails with a reason in go.log.
go_toolchain() {
  CHECK_GO=$(python3 tools/check/python_environment.py tools/go.txt "$CHECK_CACHE" \
    2>"$CHECK_OUT/go.log")/bin/go || return 1
  export CHECK_GO
}

engine_answers() {
  docker version >/dev/null 2>&1
}

# Whether one of the given parts needs a container engine; only ./check --system provides one.
engine_needed() {
  some_part_needs engine "$1"
}

airflow_needed() {
  some_part_needs airflow "$1"
}

some_part_needs() {
  local part
  for part in $2; do
    ! part_says "$part" needs | grep -qx "$1" || return 0
  done
  return 1
}

# The images of the tests on the engine that answers, or on one that is started here and ended
# with this script.
provide_engine() {
  if ! engine_answers; then
    mountpoint -q /sys/fs/cgroup || cgroupfs-mount
    setsid dockerd >"$CHECK_OUT/dockerd.log" 2>&1 &
    # shellcheck disable=SC2034 # ended by ./check
    engine=$!
    for _ in $(seq 60); do
      ! engine_answers || break
      sleep 1
    done
  fi
  engine_answers || {
    echo "check: the container engine does not start:" >&2
    tail -n 5 "$CHECK_OUT/dockerd.log" >&2
    return 0
  }
  bash "$CHECK_ROOT/tools/check/test-images.sh" "$CHECK_CACHE/images" ||
    echo "check: the images of the tests cannot be made" >&2
}

# The registry that tests pull from, out of Debian's package: to install it would start one.
provide_registry() {
  local folder=$CHECK_CACHE/registry
  export CLOCKWORK_TEST_REGISTRY=$folder/usr/bin/docker-registry
  [ ! -x "$CLOCKWORK_TEST_REGISTRY" ] || return 0
  mkdir -p "$folder"
  (
    cd "$folder"
    apt-get download docker-registry || { apt-get update && apt-get download docker-registry; }
    dpkg-deb -x docker-registry_*.deb .
  ) >"$CHECK_OUT/registry.log" 2>&1 || {
    echo "check: the registry of the tests cannot be had:" >&2
    tail -n 5 "$CHECK_OUT/registry.log" >&2
  }
}

# The SSH server that tests fetch from, out of Debian's packages: to install it would start one.
provide_sshd() {
  local folder=$CHECK_CACHE/sshd
  export CLOCKWORK_TEST_SSHD=$folder/usr/sbin/sshd
  [ ! -x "$CLOCKWORK_TEST_SSHD" ] || return 0
  mkdir -p "$folder"
  (
    cd "$folder"
    apt-get download openssh-server libwrap0 || { apt-get update && apt-get download openssh-server libwrap0; }
    for package in *.deb; do dpkg-deb -x "$package" .; done
  ) >"$CHECK_OUT/sshd.log" 2>&1 || {
    echo "check: the SSH server of the tests cannot be had:" >&2
    tail -n 5 "$CHECK_OUT/sshd.log" >&2
  }
}

# Debian packages that the given parts need and this machine lacks.
missing_packages() {
  local part kind name how package
  if engine_needed "$1"; then
    # Debian only recommends the two that a kernel with AppArmor and one without systemd need.
    command -v dockerd >/dev/null || printf '%s\n' docker.io apparmor cgroupfs-mount
    command -v debootstrap >/dev/null || echo debootstrap
    [ -x /bin/busybox ] || echo busybox-static
    # For an engine as of another machine, reached over a cable and by certificates.
    command -v ip >/dev/null || echo iproute2
    command -v openssl >/dev/null || echo openssl
  fi
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
  if airflow_needed "$1"; then
    echo "check --system installs into $CHECK_CACHE: each Airflow of airflow-provider/locks"
  fi
  echo "check --system starts: ${starts:-nothing}"
  if some_part_needs go "$1"; then
    echo "check --system installs into $CHECK_CACHE: tools/go.txt, what the runtime is built with," \
      "and what it is tested against: the programs of Debian's openssh-server, an npm package for Azure"
  fi
  if engine_needed "$1"; then
    if engine_answers; then
      echo "check --system makes images on the container engine that answers: clockwork-test/.."
    else
      echo "check --system starts: a Docker Engine, ended with it, with images clockwork-test/.."
    fi
    echo "check --system installs into $CHECK_CACHE: a root file system of Debian for those images," \
      "the program of Debian's docker-registry"
  fi
}

provide() {
  local packages
  packages=$(missing_packages "$1")
  if [ -n "$packages" ]; then install_packages "$packages"; fi
  if engine_needed "$1"; then
    provide_engine
    provide_registry
  fi
  if some_part_needs go "$1"; then provide_sshd; fi
}

install_packages() {
  local packages=$1
  # shellcheck disable=SC2086 # one word a package
  if ! { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y \
    --no-install-recommends $packages; } >"$CHECK_OUT/apt.log" 2>&1; then
    echo "check: apt-get could not install $packages:" >&2
    tail -n 5 "$CHECK_OUT/apt.log" >&2
  fi
}
