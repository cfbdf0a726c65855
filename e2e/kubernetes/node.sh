# shellcheck shell=bash
# What makes this machine a node: addresses, the configuration of containerd, of the network of pods
# and of the kubelet; sourced by up.sh.

# The kubelet changes these for its own ends; down.sh puts them back.
SETTINGS="vm.overcommit_memory vm.panic_on_oom kernel.panic kernel.panic_on_oops kernel.keys.root_maxkeys kernel.keys.root_maxbytes"

keep_settings() {
  local name
  for name in $SETTINGS; do echo "$name=$(sysctl -n "$name")"; done >"$RUN/settings"
}

add_addresses() {
  ip link show "$NODE_LINK" >/dev/null 2>&1 || ip link add "$NODE_LINK" type bridge
  ip addr replace "$NODE_ADDRESS/32" dev "$NODE_LINK"
  ip addr replace "$API_ADDRESS/32" dev "$NODE_LINK"
  ip link set "$NODE_LINK" up
}

# Apart from the machine's own and from Docker's. Where root may not lower an OOM score, a container
# could not be started with the one that Kubernetes gives it: hence restrict_oom_score_adj.
configure_containerd() {
  cat >"$RUN/containerd.toml" <<TOML
version = 2
root = "$HOME_OF_CLUSTER/containerd/root"
state = "$HOME_OF_CLUSTER/containerd/state"
[grpc]
  address = "$SOCKET"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "localhost/pause:1"
  stream_server_address = "127.0.0.1"
  restrict_oom_score_adj = true
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "${CNI_BIN:-/usr/lib/cni}"
    conf_dir = "$RUN/network"
  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
      SystemdCgroup = false
TOML
}

# Docker makes the machine drop what is forwarded: the firewall plugin lets the pods through.
configure_network() {
  cat >"$RUN/network/10-clockwork.conflist" <<JSON
{"cniVersion": "0.4.0", "name": "clockwork-e2e", "plugins": [
  {"type": "bridge", "bridge": "$POD_LINK", "isGateway": true, "ipMasq": true, "hairpinMode": true,
   "ipam": {"type": "host-local", "dataDir": "$RUN/addresses", "ranges": [[{"subnet": "$PODS"}]], "routes": [{"dst": "0.0.0.0/0"}]}},
  {"type": "firewall", "backend": "iptables"}]}
JSON
}

# configure_kubelet [MEMORY]: nothing is evicted for want of disk, pods where less memory is available, and no image
# is collected: there is no registry to have it from. A node is as it was once it has enough again.
configure_kubelet() {
  cat >"$RUN/kubelet.yaml" <<YAML
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
address: $NODE_ADDRESS
healthzPort: 0
containerRuntimeEndpoint: unix://$SOCKET
cgroupDriver: cgroupfs
failCgroupV1: false
failSwapOn: false
oomScoreAdj: 0
makeIPTablesUtilChains: false
authentication: {anonymous: {enabled: false}, webhook: {enabled: true}, x509: {clientCAFile: $RUN/pki/ca.crt}}
authorization: {mode: Webhook}
tlsCertFile: $RUN/pki/kubelet.crt
tlsPrivateKeyFile: $RUN/pki/kubelet.key
podLogsDir: $RUN/pod-logs
volumePluginDir: $RUN/volume-plugins
evictionHard: {memory.available: ${1:-100Mi}}
evictionPressureTransitionPeriod: 1s
imageGCHighThresholdPercent: 100
YAML
}

start_kubelet() {
  start kubelet "$BIN/kubernetes" kubelet --config "$RUN/kubelet.yaml" --kubeconfig "$RUN/pki/kubelet.kubeconfig" \
    --root-dir "$RUN/kubelet" --hostname-override node --node-ip "$NODE_ADDRESS"
  await kubelet kubectl wait --for=condition=Ready node/node --timeout=5s
}
