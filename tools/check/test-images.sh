#!/usr/bin/env bash
# Makes the images that tests of containers run in, from Debian's packages alone: no registry is
# asked. An image whose recipe is this file's is kept. Arguments: a folder for what takes long.
#
#   clockwork-test/busybox   a static busybox and its shell
#   clockwork-test/bare      one static program, no shell, no user database
#   clockwork-test/user      busybox, as user 4321
#   clockwork-test/debian    Debian with Python and what notebooks need
set -euo pipefail

cache=$1
recipe=$(sha256sum "${BASH_SOURCE[0]}" | cut -c1-16)
mkdir -p "$cache"

have() {
  [ "$(docker image inspect -f '{{index .Config.Labels "clockwork-test.recipe"}}' "$1" 2>/dev/null)" = "$recipe" ]
}

# import NAME CHANGE..: makes the image of the archive on standard input
import() {
  local name=$1 change changes=(--change "LABEL clockwork-test.recipe=$recipe")
  shift
  for change in "$@"; do changes+=(--change "$change"); done
  docker import "${changes[@]}" - "$name" >/dev/null
}

busybox_root() {
  local root=$1
  mkdir -p "$root/bin" "$root/tmp" "$root/etc" "$root/root"
  chmod 1777 "$root/tmp"
  cp /bin/busybox "$root/bin/busybox"
  echo 'root:x:0:0:root:/root:/bin/sh' >"$root/etc/passwd"
  chroot "$root" /bin/busybox --install -s /bin
}

debian_archive() {
  local archive=$cache/debian-$recipe.tar folder
  if [ ! -e "$archive" ]; then
    folder=$(mktemp -d "$cache/debian.XXXXXX")
    # debootstrap itself cannot tell alternative dependencies apart, apt can.
    {
      debootstrap --variant=minbase --include=python3,python3-venv,python3-pip bookworm "$folder/root"
      cp /etc/resolv.conf "$folder/root/etc/resolv.conf"
      DEBIAN_FRONTEND=noninteractive chroot "$folder/root" \
        apt-get install -y --no-install-recommends python3-nbclient python3-ipykernel
    } >"$cache/debian.log" 2>&1 || {
      tail -n 20 "$cache/debian.log" >&2
      return 1
    }
    rm -rf "$folder"/root/var/cache/apt/archives/*.deb "$folder"/root/var/lib/apt/lists/*
    tar -C "$folder/root" -cf "$folder/archive" .
    mv "$folder/archive" "$archive"
    rm -rf "$folder"
  fi
  echo "$archive"
}

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
path='ENV PATH=/usr/local/bin:/usr/bin:/bin'
if ! have clockwork-test/busybox || ! have clockwork-test/user || ! have clockwork-test/bare; then
  busybox_root "$scratch/root"
  tar -C "$scratch/root" -c . | import clockwork-test/busybox "$path" 'CMD ["true"]'
  tar -C "$scratch/root" -c . | import clockwork-test/user "$path" 'USER 4321'
  mkdir "$scratch/bare"
  cp /bin/busybox "$scratch/bare/cp"
  tar -C "$scratch/bare" -c cp | import clockwork-test/bare 'ENTRYPOINT ["/cp"]'
fi
if ! have clockwork-test/debian; then
  archive=$(debian_archive)
  import clockwork-test/debian "$path" 'CMD ["python3"]' <"$archive"
fi
