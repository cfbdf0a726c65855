#!/bin/sh
# Builds what ./clockwork starts: target/launch/current -> a folder with the jars and an archive
# of loaded classes. A build gets a folder of its own and the link is switched at the end,
# so that commands already running keep their files.
# Arguments: the java program, and the build that the caller found wanting (empty if there was none).
set -eu

java=$1
wanting=$2
root=$(cd "$(dirname "$0")/.." && pwd -P)
launch=$root/target/launch
log=$launch/build.log
mkdir -p "$launch"

fail() {
  echo "clockwork: $1; the whole log is $log" >&2
  grep -E '^\[(ERROR|WARNING)\]' "$log" | head -n 40 >&2 || tail -n 40 "$log" >&2
  exit 3
}

# One build at a time. flock frees its lock when its holder dies; where it is missing (macOS) a folder
# is the lock, and a dead holder's is taken over.
lock() {
  if command -v flock >/dev/null; then
    exec 9>"$launch/lock"
    flock -n 9 || {
      echo "clockwork: waiting for a build that is under way" >&2
      flock 9
    }
    return
  fi
  until mkdir "$launch/lock.d" 2>/dev/null; do
    holder=$(cat "$launch/lock.d/pid" 2>/dev/null) || holder=
    if [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null; then
      rm -rf "$launch/lock.d"
    else
      sleep 1
    fi
  done
  echo $$ >"$launch/lock.d/pid"
  trap 'rm -rf "$launch/lock.d"' EXIT
}

compile() {
  rm -rf "$root/clockwork-cli/target/dist"
  (cd "$root" && ./mvnw -B -Dquick -Dmaven.test.skip=true -pl clockwork-cli -am package) \
    >"$log" 2>&1 9>&- || fail "the build failed"
}

# The classes that runs load, in containers and in processes, are read from an archive afterwards
# instead of being parsed and verified. The first run here ends for want of its image, or of an
# engine; by then most are loaded. A JVM that cannot make or use the archive starts without.
archive() {
  class_path=$(IFS=: && set -- "$build"/lib/*.jar && echo "$*")
  typical=$build/typical
  mkdir "$typical"
  cat >"$typical/clockwork.yaml" <<'END'
apiVersion: clockwork/v1
kind: Pipeline
name: typical
params: {rows: {type: integer, default: 3}}
defaults: {image: "localhost:1/typical"}
tasks:
  make: {command: [sh, -c, 'echo 1 > "$CLOCKWORK_OUTPUT_OUT"', "${params.rows}"], outputs: {out: {type: file}}}
  take: {command: ["true"], inputs: {in: make.out}}
END
  for way in "--executor docker" --ignore-images; do
    # shellcheck disable=SC2086 # several words in one variable
    "$java" -Xshare:off -XX:DumpLoadedClassList="$typical/${way##*-}" -XX:+UseSerialGC \
      -cp "$class_path" io.clockwork.cli.Main run $way "$typical" >>"$log" 2>&1 9>&- || true
  done
  cat "$typical"/*docker "$typical"/images | awk '!seen[$0]++' >"$typical/classes"
  "$java" -Xshare:dump -XX:SharedClassListFile="$typical/classes" -XX:+UseSerialGC -Xlog:disable \
    -XX:SharedArchiveFile="$build/classes.jsa" -cp "$class_path" >>"$log" 2>&1 9>&- || true
  rm -rf "$typical"
}

"$java" --list-modules 2>/dev/null | grep -q '^jdk\.compiler@\(1[7-9]\|[2-9][0-9]\)' || {
  echo "clockwork: $java is no JDK of version 17 or later; install one (Debian:" \
    "openjdk-17-jdk-headless) or set JAVA_HOME" >&2
  exit 3
}
lock
current=$(readlink "$launch/current" || true)
[ "$current" = "$wanting" ] || exit 0 # somebody else built while this one waited
if [ -n "$current" ]; then
  echo "clockwork: the sources have changed, building again" >&2
else
  echo "clockwork: building (the first time this fetches the libraries)" >&2
fi
build=$launch/build-$(date +%Y%m%d%H%M%S)-$$
mkdir "$build"
touch "$build/sources-seen" # before compiling: what changes meanwhile is newer
compile
cp -R "$root/clockwork-cli/target/dist/lib" "$build/lib"
archive
ln -s "${build##*/}" "$build/link"
mv "$build/link" "$launch/next"
mv -T "$launch/next" "$launch/current" 2>/dev/null || mv -hf "$launch/next" "$launch/current"

# Old builds go after a day: a command that still runs reads its jars when it needs them.
find "$launch" -maxdepth 1 -name 'build-*' ! -name "${build##*/}" -mtime +0 -exec rm -rf {} +
