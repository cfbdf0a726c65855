# shellcheck shell=bash
# One authority, and for each part of the cluster a key, a certificate and a kubeconfig, in the
# working directory; sourced by up.sh.

make_key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1.key"; }

make_authority() {
  make_key ca
  openssl req -x509 -new -key ca.key -days 7 -subj /CN=clockwork-test -out ca.crt
}

# certify NAME SUBJECT [OTHER NAMES]
certify() {
  make_key "$1"
  {
    echo keyUsage=digitalSignature
    echo extendedKeyUsage=serverAuth,clientAuth
    [ -z "${3-}" ] || echo "subjectAltName=$3"
  } >"$1.extensions"
  openssl req -new -key "$1.key" -subj "$2" |
    openssl x509 -req -CA ca.crt -CAkey ca.key -CAcreateserial -days 7 -extfile "$1.extensions" -out "$1.crt" 2>/dev/null
}

# kubeconfig NAME: on standard output, for the bearer of that certificate
kubeconfig() {
  cat <<YAML
apiVersion: v1
kind: Config
clusters: [{name: test, cluster: {server: "https://$API_ADDRESS", certificate-authority-data: $(base64 -w0 ca.crt)}}]
users: [{name: test, user: {client-certificate-data: $(base64 -w0 "$1.crt"), client-key-data: $(base64 -w0 "$1.key")}}]
contexts: [{name: test, context: {cluster: test, user: test}}]
current-context: test
YAML
}

make_certificates() {
  umask 077
  make_authority
  make_key accounts
  openssl ec -in accounts.key -pubout -out accounts.pub 2>/dev/null
  certify apiserver /CN=kube-apiserver \
    "IP:$API_ADDRESS,IP:$NODE_ADDRESS,IP:127.0.0.1,DNS:localhost,DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc"
  certify administrator /O=system:masters/CN=administrator
  certify controllers /CN=system:kube-controller-manager
  certify scheduler /CN=system:kube-scheduler
  certify kubelet /O=system:nodes/CN=system:node:node "DNS:node,IP:$NODE_ADDRESS"
  local name
  for name in controllers scheduler kubelet; do kubeconfig $name >$name.kubeconfig; done
  kubeconfig administrator >"$KUBECONFIG"
}
