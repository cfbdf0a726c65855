#!/usr/bin/env bash
# Ends the cluster that up.sh started, by the identity of its processes, and undoes what it did to
# the machine. Images stay; with --purge they go, too. Without a cluster it only clears away rests.
set -uo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
. "$root/e2e/kubernetes/place.sh"
. "$root/e2e/kubernetes/daemons.sh"

# While controllers and kubelet are there to do it properly.
remove_pods() {
  local try
  timeout 30 "$BIN/kubernetes" kubectl delete cronjobs,jobs,deployments,daemonsets,statefulsets --all -A --wait=false
  timeout 30 "$BIN/kubernetes" kubectl delete pods --all -A --force --grace-period=0
  for ((try = 0; try < 150; try++)); do
    [ -n "$(ctr_ tasks ls -q)" ] || break
    sleep 0.1
  done
}

# Containers and the shims that outlived a crash; a shim's command line names our socket.
remove_containers() {
  local id file
  for id in $(ctr_ tasks ls -q); do ctr_ tasks rm -f "$id"; done
  for id in $(ctr_ containers ls -q); do ctr_ containers rm "$id"; done
  for file in /proc/[0-9]*/cmdline; do
    if grep -qF -- "-address $SOCKET" <(tr '\0' ' ' <"$file"); then
      id=${file#/proc/}
      end "${id%/cmdline}"
    fi
  done
}

# Deepest first.
remove_mounts() {
  local place
  cut -d' ' -f2 /proc/mounts | grep -F "$HOME_OF_CLUSTER/" | sort -r | while read -r place; do umount -l "$place"; done
}

# Of the network that node.sh calls clockwork-e2e.
remove_network() {
  local link chain rule
  for link in "$POD_LINK" "$NODE_LINK"; do ip link del "$link"; done
  iptables -t nat -S POSTROUTING | grep -F 'clockwork-e2e' | while read -r rule; do
    chain=$(grep -o 'CNI-[0-9a-f]*$' <<<"$rule")
    # Quoted as iptables printed it.
    eval "iptables -t nat ${rule/#-A/-D}"
    iptables -t nat -F "$chain"
    iptables -t nat -X "$chain"
  done
  iptables -S CNI-FORWARD | grep -F -- " ${PODS%0/24}" | sed 's/^-A/-D/' | while read -r rule; do
    # shellcheck disable=SC2086 # a word each
    iptables $rule
  done
}

remove_groups() {
  find /sys/fs/cgroup -depth -type d -path '*/kubepods*' -exec rmdir {} +
}

if [ -e "$RUN" ]; then
  {
    ! ours "$(pid apiserver)" || ! ours "$(pid kubelet)" || remove_pods
    for name in controllers scheduler kubelet; do end "$(pid $name)"; done
    remove_containers
    for name in apiserver etcd containerd; do end "$(pid $name)"; done
    remove_mounts
    remove_network
    remove_groups
    [ ! -e "$RUN/settings" ] || sysctl -q -p "$RUN/settings"
  } >"$HOME_OF_CLUSTER/down.log" 2>&1
  rm -rf "$RUN" "$KUBECONFIG" "$HOME_OF_CLUSTER/containerd/state"
fi
[ "${1-}" != --purge ] || rm -rf "$HOME_OF_CLUSTER/containerd"
