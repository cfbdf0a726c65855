#!/usr/bin/env bash
# Ten tasks in containers, one after the other, each the command "true": by Clockwork and by Airflow's
# DockerOperator in `airflow dags test`, both from a cold process, taken in turns. Makes a virtual
# environment with Airflow unless one is named.
#
#   benchmarks/beside-airflow.sh [AIRFLOW_ENVIRONMENT]
set -euo pipefail
cd "$(dirname "$0")/.."
image=clockwork-test/busybox
rounds=5
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

environment=${1:-}
if [ -z "$environment" ]; then
  environment=$folder/airflow
  python3 -m venv "$environment"
  "$environment/bin/pip" install -q -r airflow-provider/locks/requirements-3.3.txt
fi

mkdir "$folder/dags" "$folder/clockwork"
cat >"$folder/dags/ten.py" <<END
from airflow.providers.docker.operators.docker import DockerOperator
from airflow.sdk import DAG, chain

with DAG("ten", schedule=None):
    chain(
        *(
            DockerOperator(
                task_id=f"t{i}",
                image="$image",
                command=["true"],
                docker_url="unix:///var/run/docker.sock",
                auto_remove="force",
                mount_tmp_dir=False,
                do_xcom_push=False,
            )
            for i in range(10)
        )
    )
END
{
  echo 'apiVersion: clockwork/v1'
  echo 'kind: Pipeline'
  echo 'name: ten'
  echo "defaults: {image: $image}"
  echo 'tasks:'
  echo '  t0: {command: ["true"]}'
  for i in 1 2 3 4 5 6 7 8 9; do
    echo "  t$i: {command: [\"true\"], after: [t$((i - 1))]}"
  done
} >"$folder/clockwork/clockwork.yaml"

export AIRFLOW_HOME=$folder/home AIRFLOW__CORE__DAGS_FOLDER=$folder/dags AIRFLOW__CORE__LOAD_EXAMPLES=False
"$environment/bin/airflow" db migrate >"$folder/migrate.log" 2>&1
"$environment/bin/airflow" dags reserialize >>"$folder/migrate.log" 2>&1
./clockwork --version >/dev/null

# seconds NAME COMMAND..: how long it takes; its output is kept until the end
seconds() {
  local log=$folder/$1.log start end
  shift
  start=$(date +%s%N)
  "$@" >"$log" 2>&1 || {
    tail -n 30 "$log" >&2
    exit 1
  }
  end=$(date +%s%N)
  awk "BEGIN {printf \"%.2f\n\", ($end - $start) / 1e9}"
}

for ((i = 0; i <= rounds; i++)); do
  by_clockwork=$(seconds clockwork ./clockwork run --executor docker "$folder/clockwork/clockwork.yaml")
  by_airflow=$(seconds airflow "$environment/bin/airflow" dags test ten "2026-01-0$((i + 1))")
  grep -q 'state=success' "$folder/airflow.log"
  # The first round warms the page cache.
  if [ "$i" != 0 ]; then
    echo "$by_clockwork $by_airflow" | tee -a "$folder/rounds"
  fi
done

median() { sort -n | awk '{t[NR] = $1} END {print t[int((NR + 1) / 2)]}'; }
ours=$(cut -d' ' -f1 "$folder/rounds" | median)
theirs=$(cut -d' ' -f2 "$folder/rounds" | median)
echo "ten tasks, medians of $rounds: clockwork $ours s, airflow dags test $theirs s:" \
  "$(awk "BEGIN {printf \"%.2f\", $ours / $theirs}")"
