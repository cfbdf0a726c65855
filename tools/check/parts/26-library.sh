#!/usr/bin/env bash
# title: The modules as a release publishes them, in applications with other libraries and on the module path
# needs: command java apt openjdk-17-jdk-headless
# needs: engine
# lane: second
# only: system
set -euo pipefail

log=$CHECK_OUT/library.log
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
modules=clockwork-core,clockwork-docker,clockwork-airflow,clockwork-git,clockwork-junit,clockwork-cli,clockwork-bom
# As in the part `testing`: nothing is installed into the user's repository, which only lends.
maven=(./mvnw -B -T2 -Dstyle.color=never "-Dmaven.repo.local=$work/local" "-Dmaven.repo.local.tail=$HOME/.m2/repository")

# logged COMMAND..: the end of the log is shown if it fails
logged() {
  "$@" >>"$log" 2>&1 || {
    tail -n 60 "$log"
    return 1
  }
}

# publish FOLDER: what a release would upload
publish() {
  rm -rf "$work/checkout"
  cp -r "$work/sources" "$work/checkout"
  cd "$work/checkout"
  logged "${maven[@]}" -Prelease -Dquick -Dmaven.javadoc.skip=false -Dmaven.test.skip=true -Dmaven.install.skip=true \
    deploy -DaltDeploymentRepository="built::file://$1" -pl "$modules" -am
  cd "$CHECK_ROOT"
}

# use NAME GUAVA JACKSON SLF4J [OPTION..]: what an application with these says
use() {
  local folder=$work/$1
  cp -r tools/check/application "$folder"
  logged "${maven[@]}" -f "$folder/pom.xml" "-Dbuilt=file://$work/first" -Dclockwork=0.1.0 \
    "-Dguava=$2" "-Djackson=$3" "-Dslf4j=$4" "${@:5}" \
    package dependency:copy-dependencies -DincludeScope=runtime
  java -cp "$folder/target/classes:$folder/target/dependency/*" com.example.Application "$folder" process docker \
    2>"$folder/log" || { tail -n 60 "$folder/log"; return 1; }
  [ "$(grep -c 'has added them up' "$folder/log")" = 2 ] # what it logs by slf4j
}

: >"$log"
mkdir "$work/sources"
git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$work/sources"
git ls-files -z '*pom.xml' | (cd "$work/sources" && xargs -0 sed -i 's/0\.1\.0-SNAPSHOT/0.1.0/')
publish "$work/first"
publish "$work/second"
python3 tools/check/published.py "$work/first" "$work/second" >"$CHECK_OUT/published"
tail -n 1 "$CHECK_OUT/published" | tee -a "$CHECK_OUT/closing"

older=$(use older 20.0 2.15.2 1.7.36)
newer=$(use newer 33.8.0-jre 2.23.0 2.1.0-alpha1 -Djackson3=3.3.0)
ran='process {"sum":5050}
docker {"sum":5050}
threads left: []'
diff - <(echo "$older") <<EOF
with guava-20.0.jar jackson-databind-2.15.2.jar slf4j-api-1.7.36.jar
$ran
EOF
diff - <(echo "$newer") <<EOF
with guava-33.8.0-jre.jar jackson-databind-2.23.0.jar slf4j-api-2.1.0-alpha1.jar jackson-databind-3.3.0.jar "a text"
$ran
EOF

path=$work/modular:$work/newer/target/dependency
main=com.example.modular/com.example.modular.Modular
find tools/check/application/modular -name '*.java' -print0 |
  xargs -0 javac -Werror -p "$work/newer/target/dependency" -d "$work/modular"
diff - <(java -p "$path" -m "$main" "$work/newer" process 2>>"$log") <<EOF
airflow by io.clockwork.airflow
io.clockwork.core 5050
EOF
# docker-java has no descriptors, which leaves out those of its libraries that have.
diff - <(java -p "$path" --add-modules ALL-MODULE-PATH -m "$main" "$work/newer" process docker 2>>"$log") <<EOF
airflow by io.clockwork.airflow
io.clockwork.core 5050
io.clockwork.docker 5050
EOF
echo "applications: with older and with newer libraries, and on the module path, in processes and in containers" |
  tee -a "$CHECK_OUT/closing"
