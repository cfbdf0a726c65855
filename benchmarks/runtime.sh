#!/usr/bin/env bash
# What the runtime beside user code costs: its own work for a task with trivial data and a near Git server, by its
# timers; then 1 GiB through a server that speaks S3, beside rclone on the same server, in at most 200 MB.
#
#   benchmarks/runtime.sh      needs Go, Python, git, and an engine with the images of tools/check/test-images.sh
# shellcheck disable=SC2016 # the variables are the task's
set -euo pipefail
cd "$(dirname "$0")/.."
export CGO_ENABLED=0 GOFLAGS='-mod=readonly -buildvcs=false'
programs=${BENCHMARK_PROGRAMS:-$(mktemp -d)}
work=$(mktemp -d)
image=clockwork-benchmark/runtime:$$
trap 'kill $(jobs -p) 2>/dev/null || true; docker image rm -f "$image" >/dev/null 2>&1 || true; rm -rf "$work"' EXIT

[ -x "$programs/rclone" ] || (cd benchmarks/rclone && go build -trimpath -o "$programs/rclone" .)
[ -x "$programs/versitygw" ] || (cd runtime/s3server && go build -o "$programs/versitygw" github.com/versity/versitygw/cmd/versitygw)
(cd runtime && go build -trimpath -ldflags '-s -w' -o "$work/image/" ./cmd/...)
tar -C "$work/image" -c clockwork-runtime clockwork-wrap | docker import --change 'ENTRYPOINT ["/clockwork-runtime"]' - "$image" >/dev/null

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
answers() { until python3 -c "import socket; socket.create_connection(('127.0.0.1', $1))" 2>/dev/null; do sleep 0.1; done; }

# step NAME MEMBERS: the documents of a task
step() {
  printf '{"step":1,"scope":"bench","pipeline":"bench","task":"%s",%s}' "$1" "$2"
}
run='{"run_id":"r1","attempt":1,"interval":{"start":"2026-01-31T00:00:00Z","end":"2026-02-01T00:00:00Z"},"params":{}}'

# runtime MODE: one of the runtime's containers for the task of $document, its timers on standard output
runtime() {
  docker run --rm --network host --memory 200m --memory-swap 200m -v "$shared:/clockwork" -e CLOCKWORK_STEP="$document" -e CLOCKWORK_RUN="$run" \
    -e CLOCKWORK_STORE=s3://runs/store -e CLOCKWORK_STORE_ENDPOINT="http://127.0.0.1:$s3" -e AWS_ACCESS_KEY_ID=bench -e AWS_SECRET_ACCESS_KEY=bench-secret \
    -e CLOCKWORK_GIT_INSECURE=1 "$image" "$@" 2>&1
}

# task NAME MEMBERS: a whole task in three containers; prints the runtime's timers
task() {
  document=$(step "$1" "$2")
  shared=$work/shared-$1
  mkdir -m 777 "$shared"
  runtime install /clockwork/bin
  runtime stage
  docker run --rm -v "$shared:/clockwork" -v "$work/big:/big:ro" --entrypoint /clockwork/bin/clockwork-wrap clockwork-test/busybox
  runtime publish
  rm -rf "$shared"
}

milliseconds() { sed -n "s/^clockwork: $1 \([0-9]*\) ms.*/\1/p"; }
median() { sort -n | awk '{t[NR] = $1} END {print t[int((NR + 1) / 2)]}'; }
now() { echo $(($(date +%s%N) / 1000000)); }

s3=$(free_port)
mkdir -p "$work/s3/runs"
"$programs/versitygw" --access bench --secret bench-secret --port "127.0.0.1:$s3" posix "$work/s3" >"$work/s3.log" 2>&1 &
answers "$s3"

mkdir -p "$work/git/code"
(
  cd "$work/git/code"
  git init -q -b main
  echo 'echo 1 > "$CLOCKWORK_OUTPUT_ROWS"' >main.sh
  git add -A
  git -c user.name=a -c user.email=a@example.com commit -qm first
  git clone -q --bare . ../code.git
  git -C ../code.git config uploadpack.allowAnySHA1InWant true
)
commit=$(git -C "$work/git/code" rev-parse HEAD)
python3 tools/git_server.py "$work/git" 127.0.0.1 </dev/null >"$work/git.port" 2>"$work/git.log" &
until read -r git <"$work/git.port"; do sleep 0.1; done
: >"$work/big"

echo "own work, trivial data: fetch, stage, publish in milliseconds"
for i in 1 2 3 4 5; do
  task "small$i" '"code":{"git":"http://127.0.0.1:'"$git"'/code.git","commit":"'"$commit"'","path":"."},"run":{"shell":". ./main.sh"},"outputs":{"rows":{"type":"integer"}}' |
    awk '/^clockwork: (fetch|stage|publish) /{sum += $3; line = line " " $3} END {print line, "sum", sum}' | tee -a "$work/own"
done
echo "median: $(awk '{print $NF}' "$work/own" | median) ms, at most 150"

head -c 1073741824 /dev/urandom >"$work/big"
export RCLONE_CONFIG_S3_TYPE=s3 RCLONE_CONFIG_S3_PROVIDER=Other RCLONE_CONFIG_S3_ENDPOINT="http://127.0.0.1:$s3" RCLONE_CONFIG=/dev/null
export RCLONE_CONFIG_S3_ACCESS_KEY_ID=bench RCLONE_CONFIG_S3_SECRET_ACCESS_KEY=bench-secret RCLONE_CONFIG_S3_FORCE_PATH_STYLE=true RCLONE_CONFIG_S3_NO_CHECK_BUCKET=true
for i in 1 2 3; do
  task "up$i" '"run":{"shell":"cp /big $CLOCKWORK_OUTPUT_RAW"},"outputs":{"raw":{"type":"file"}}' | milliseconds publish >>"$work/up"
  start=$(now)
  "$programs/rclone" copyto "$work/big" "s3:runs/rclone/$i"
  echo $(($(now) - start)) >>"$work/up-rclone"
  task "down$i" '"run":{"shell":"cmp /big $CLOCKWORK_INPUT_RAW"},"inputs":{"raw":{"from":"up'$i'.raw","type":"file"}}' | milliseconds stage >>"$work/down"
  start=$(now)
  "$programs/rclone" copyto "s3:runs/rclone/$i" "$work/back"
  echo $(($(now) - start)) >>"$work/down-rclone"
  rm -rf "$work/back" "$work"/s3/runs/rclone "$work"/s3/runs/store
done
for way in up down; do
  own=$(median <"$work/$way") other=$(median <"$work/$way-rclone")
  echo "1 GiB $way: $own ms, rclone $other ms, $(awk "BEGIN {printf \"%.2f\", $other / $own}") of its speed, at least 0.8"
done
