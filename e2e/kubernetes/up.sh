#!/usr/bin/env bash
# Starts a Kubernetes of one node and waits until pods can run on it. A cluster that runs already is
# left as it is; what a crashed one has left is cleared away first.
#
#   e2e/kubernetes/up.sh
#
# Needs root, what build.sh makes, containerd, runc and the CNI plugins. Docker may run beside it.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
. "$root/e2e/kubernetes/place.sh"
. "$root/e2e/kubernetes/daemons.sh"
. "$root/e2e/kubernetes/node.sh"
. "$root/e2e/kubernetes/certificates.sh"

running() {
  local name
  for name in $DAEMONS; do ours "$(pid "$name")" || return 1; done
  kubectl get --raw /readyz >/dev/null 2>&1
}

[ -x "$BIN/kubernetes" ] || { echo "up.sh: $BIN/kubernetes is missing: run build.sh first" >&2; exit 1; }
! running || exit 0
bash "$root/e2e/kubernetes/down.sh"

mkdir -p "$RUN"/{pki,pids,logs,etcd,network,kubelet,pod-logs,volume-plugins} "$HOME_OF_CLUSTER/containerd"
keep_settings
add_addresses
configure_containerd
configure_network
configure_kubelet
start containerd containerd --config "$RUN/containerd.toml"
start etcd "$BIN/etcd" --data-dir "$RUN/etcd" --log-level warn --listen-peer-urls http://127.0.0.1:0 \
  --listen-client-urls "http://$ETCD" --advertise-client-urls "http://$ETCD" --unsafe-no-fsync
(cd "$RUN/pki" && make_certificates)

pki=$RUN/pki
start apiserver "$BIN/kubernetes" apiserver --etcd-servers "http://$ETCD" \
  --bind-address "$API_ADDRESS" --advertise-address "$API_ADDRESS" --secure-port 443 --service-cluster-ip-range "$SERVICES" \
  --cert-dir "$pki" --tls-cert-file "$pki/apiserver.crt" --tls-private-key-file "$pki/apiserver.key" --client-ca-file "$pki/ca.crt" \
  --authorization-mode Node,RBAC --allow-privileged=true --kubelet-preferred-address-types InternalIP \
  --kubelet-certificate-authority "$pki/ca.crt" \
  --kubelet-client-certificate "$pki/administrator.crt" --kubelet-client-key "$pki/administrator.key" \
  --service-account-issuer https://kubernetes.default.svc \
  --service-account-key-file "$pki/accounts.pub" --service-account-signing-key-file "$pki/accounts.key"
await containerd ctr -a "$SOCKET" version
ctr_ images import "$BIN/pause.tar" >"$RUN/logs/images" 2>&1
await apiserver kubectl get --raw /readyz
start controllers "$BIN/kubernetes" controllers --kubeconfig "$pki/controllers.kubeconfig" --leader-elect=false --secure-port 0 \
  --root-ca-file "$pki/ca.crt" --service-account-private-key-file "$pki/accounts.key" --use-service-account-credentials
start scheduler "$BIN/kubernetes" scheduler --kubeconfig "$pki/scheduler.kubeconfig" --leader-elect=false --secure-port 0
start_kubelet
# Until then the API server refuses pods.
await controllers kubectl get serviceaccount default
