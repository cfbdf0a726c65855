#!/usr/bin/env bash
# title: Python: types of the Airflow provider, and its wheel as each Airflow finds it
# needs: airflow
# lane: second
# only: system
set -euo pipefail

newest=$(printf '%s\n' "$CHECK_AIRFLOW"/* | sort -V | tail -n 1)
"$newest/bin/python" -m mypy --config-file airflow-provider/pyproject.toml --cache-dir "$CHECK_OUT/mypy" \
  airflow-provider/src airflow-provider/tester/clockwork_airflow_tester

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export UV=$CHECK_ENVIRONMENT/bin/uv UV_CACHE_DIR=$CHECK_CACHE/uv
airflow-provider/build.sh "$scratch"
"$UV" pip install --quiet --no-deps --python "$newest/bin/python" --target "$scratch/installed" "$scratch"/*.whl
cat >"$scratch/found.py" <<'PYTHON'
from airflow import __version__
from airflow.providers_manager import ProvidersManager

found = ProvidersManager()
print(f"Airflow {__version__} finds Clockwork {found.providers['airflow-provider-clockwork'].version}")
assert "airflow_provider_clockwork.links.CodeLink" in found.extra_links_class_names
PYTHON
for environment in "$CHECK_AIRFLOW"/*; do
  AIRFLOW_HOME=$scratch/home PYTHONPATH=$scratch/installed PYTHONDONTWRITEBYTECODE=1 \
    "$environment/bin/python" "$scratch/found.py" 2>"$scratch/errors" | grep "finds Clockwork" ||
    { cat "$scratch/errors"; exit 1; }
done
