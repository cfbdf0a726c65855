#!/usr/bin/env bash
# title: The launcher, from another folder and through a link
# needs: command java apt openjdk-17-jdk-headless
set -euo pipefail

./clockwork --version >/dev/null # builds, here inside the checkout
elsewhere=$(mktemp -d)
trap 'rm -rf "$elsewhere"' EXIT
ln -s "$CHECK_ROOT/clockwork" "$elsewhere/a link"
version=$(cd "$elsewhere" && "./a link" --version 2>&1)
case $version in
  "clockwork "[0-9]*) echo "$version" ;;
  *) echo "\"./a link --version\" printed: $version"; exit 1 ;;
esac
