#!/usr/bin/env bash
# title: Pods for real: the operator of each Airflow on a Kubernetes of this machine, with real servers of Git and S3
# needs: root
# needs: engine
# needs: go
# needs: airflow
# needs: environment
# needs: command java apt openjdk-17-jdk-headless
# needs: command git apt git
# needs: command openssl apt openssl
# needs: command iptables apt iptables
# needs: command /usr/lib/postgresql/15/bin/postgres apt postgresql-15
# needs: command /usr/lib/cni/bridge apt containernetworking-plugins
# starts: a Kubernetes of one node, servers of Git and S3, the processes of an Airflow and its PostgreSQL, all ended with it
# lane: second
# only: system
set -euo pipefail

export CLOCKWORK_CACHE=$CHECK_CACHE
export GOTOOLCHAIN=local GOFLAGS=-mod=readonly GOMODCACHE=$CHECK_CACHE/go/mod GOCACHE=$CHECK_CACHE/go/build CGO_ENABLED=0
"$CHECK_GO" build -C runtime/s3server -o "$CHECK_CACHE/go/versitygw" github.com/versity/versitygw/cmd/versitygw
e2e/kubernetes/build.sh
./clockwork --version >/dev/null

e2e/kubernetes/up.sh
trap 'e2e/kubernetes/down.sh' EXIT
GO=$CHECK_GO e2e/images.sh
status=0
newest=$(printf '%s\n' "$CHECK_AIRFLOW"/* | sort -V | tail -n 1)
PYTHONDONTWRITEBYTECODE=1 "$newest/bin/python" -m pytest -q -p no:cacheprovider --durations=0 --rootdir e2e e2e/tests \
  >"$CHECK_OUT/kubernetes.log" 2>&1 || status=$?
[ $status = 0 ] || tail -n 200 "$CHECK_OUT/kubernetes.log"
echo "kubernetes: $(tail -n 1 "$CHECK_OUT/kubernetes.log")" | tee -a "$CHECK_OUT/closing"
exit $status
