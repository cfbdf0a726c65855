#!/usr/bin/env bash
# Makes what a cluster is made of: Kubernetes from its Go modules, etcd out of Debian's package, and
# the image that holds pods open. What is there already for the same sources is kept.
#
#   e2e/kubernetes/build.sh
#
# CHECK_GO is the Go toolchain, CLOCKWORK_CACHE the cache. Cold it takes some 8 minutes on two cores.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
. "$root/e2e/kubernetes/place.sh"
mkdir -p "$BIN"
go=${CHECK_GO:-go}
cache=${HOME_OF_CLUSTER%/*}
export GOTOOLCHAIN=local GOFLAGS=-mod=readonly GOMODCACHE=$cache/go/mod GOCACHE=$cache/go/build CGO_ENABLED=0

sources=$(cat "$root"/e2e/kubernetes/binary/*.* "$root"/e2e/kubernetes/binary/pause/* | sha256sum | cut -c1-16)
if [ "$(cat "$BIN/sources" 2>/dev/null)" != "$sources" ]; then
  version=$(sed -n 's/.*k8s.io\/kubernetes \(v[0-9.]*\)$/\1/p' "$root/e2e/kubernetes/binary/go.mod" | head -n 1)
  minor=${version#v*.}
  set_version=k8s.io/component-base/version
  flags="-s -w -X $set_version.gitVersion=$version -X $set_version.gitMajor=1 -X $set_version.gitMinor=${minor%%.*}"
  "$go" build -C "$root/e2e/kubernetes/binary" -buildvcs=false -trimpath -ldflags "$flags" -o "$BIN/kubernetes" .
  "$go" build -C "$root/e2e/kubernetes/binary" -buildvcs=false -trimpath -ldflags '-s -w' -o "$BIN/pause" ./pause
  echo "$sources" >"$BIN/sources"
fi

# Out of the package: to install it would start one.
if [ ! -x "$BIN/etcd" ]; then
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
  (cd "$scratch" && { apt-get download etcd-server || { apt-get update && apt-get download etcd-server; }; }) >&2
  dpkg-deb -x "$scratch"/etcd-server_*.deb "$scratch"
  cp "$scratch/usr/bin/etcd" "$BIN/etcd"
fi

# The archive of an image is a layer, its configuration and a list of both.
if [ ! -e "$BIN/pause.tar" ] || [ "$BIN/pause" -nt "$BIN/pause.tar" ]; then
  image=$(mktemp -d)
  tar -C "$BIN" --owner=0 --group=0 --mtime=@0 -cf "$image/layer.tar" pause
  printf '{"architecture":"%s","os":"linux","config":{"Entrypoint":["/pause"]},"rootfs":{"type":"layers","diff_ids":["sha256:%s"]}}' \
    "$("$go" env GOARCH)" "$(sha256sum "$image/layer.tar" | cut -d' ' -f1)" >"$image/config.json"
  echo '[{"Config":"config.json","RepoTags":["localhost/pause:1"],"Layers":["layer.tar"]}]' >"$image/manifest.json"
  tar -C "$image" -cf "$BIN/pause.tar" manifest.json config.json layer.tar
  rm -rf "$image"
fi
