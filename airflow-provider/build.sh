#!/usr/bin/env bash
# Builds the wheel into a folder, the same bytes from the same files.
#
#   airflow-provider/build.sh FOLDER
#
# Needs uv, on the path or named by UV.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
export SOURCE_DATE_EPOCH=315532800 # the first day a zip file can name
"${UV:-uv}" build --quiet --no-config --wheel --out-dir "${1:?the folder is missing}" \
  --build-constraints "$here/locks/build.txt" "$here"
