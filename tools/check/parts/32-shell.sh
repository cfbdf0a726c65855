#!/usr/bin/env bash
# title: Shell scripts by shellcheck
# needs: environment
set -euo pipefail

find . \( -name target -o -name .git -o -name .clockwork -o -name .venv \) -prune -o -type f -print0 |
  while IFS= read -r -d '' file; do
    case $file in
      *.sh) printf '%s\0' "$file" ;;
      # Others are scripts if their first line says so.
      *.*) ;;
      *) ! head -c 30 "$file" | grep -qaE '^#!(/bin/sh|/bin/bash|/usr/bin/env bash)' || printf '%s\0' "$file" ;;
    esac
  done | xargs -0 "$CHECK_ENVIRONMENT/bin/shellcheck" --shell=bash --severity=style
