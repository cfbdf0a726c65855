# shellcheck shell=bash
# shellcheck disable=SC2034 # used where it is sourced
# Where the cluster of the tests is, and whether a process is one of its own; sourced by the scripts beside it.
#
#   $HOME_OF_CLUSTER/bin          what build.sh made
#   $HOME_OF_CLUSTER/containerd   images and containers; kept from one cluster to the next
#   $HOME_OF_CLUSTER/run          the cluster that runs: process ids, logs, certificates, data
#   $HOME_OF_CLUSTER/kubeconfig   the administrator's

HOME_OF_CLUSTER=${CLOCKWORK_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/clockwork}/kubernetes
mkdir -p "$HOME_OF_CLUSTER"
HOME_OF_CLUSTER=$(cd "$HOME_OF_CLUSTER" && pwd -P)
BIN=$HOME_OF_CLUSTER/bin
RUN=$HOME_OF_CLUSTER/run
SOCKET=$HOME_OF_CLUSTER/containerd/socket
export KUBECONFIG=$HOME_OF_CLUSTER/kubeconfig

# Addresses of this machine alone, on a bridge without a port. The kubelet refuses loopback.
NODE_ADDRESS=10.201.0.1
API_ADDRESS=10.96.0.1 # also that of the service "kubernetes": hence there is no kube-proxy
SERVICES=10.96.0.0/24
PODS=10.244.0.0/24
ETCD=127.0.0.1:23790
NODE_LINK=cwnode0
POD_LINK=cwpods0

DAEMONS="containerd etcd apiserver controllers scheduler kubelet"

kubectl() { "$BIN/kubernetes" kubectl "$@"; }

ctr_() { timeout 20 ctr -a "$SOCKET" -n k8s.io "$@"; }

# ours PID: it runs (a zombie does not), and its command line names this cluster's folder
ours() {
  grep -q '^State:[[:space:]]*[^ZX]' "/proc/$1/status" 2>/dev/null &&
    grep -qaF "$HOME_OF_CLUSTER/" "/proc/$1/cmdline" 2>/dev/null
}

# pid NAME: of a daemon of the cluster; 0 if there is none
pid() { cat "$RUN/pids/$1" 2>/dev/null || echo 0; }
