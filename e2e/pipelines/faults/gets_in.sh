#!/bin/sh
# Tries what no task may, and says what worked. Run as the user's command of a pod.
set -u
got_in=0

got() {
  got_in=1
  echo "got in: $*"
}

try() { if "$@" >/dev/null 2>&1; then got "$*"; fi; }

# Its inputs, the manifest of who made them, and the attempt's own.
producer=$(dirname "$(dirname "$(readlink "$CLOCKWORK_INPUTS/blob")")")
try sh -c "echo forged > $CLOCKWORK_INPUT_BLOB"
try rm "$CLOCKWORK_INPUTS/blob"
try sh -c "echo forged > $producer/manifest.json"
try sh -c "echo forged > $producer/../current"
try touch "$producer/outputs/more"
try sh -c "echo forged > $CLOCKWORK_CONTEXT"
try touch "$CLOCKWORK_CODE/more"

# Other tasks, other runs: of the store nothing is there but the producer's folder.
task=$(dirname "$producer")
run=$(dirname "$task")
[ "$(ls "$run")" = "$(basename "$task")" ] || got "tasks $(ls "$run")"
[ "$(ls "$run/..")" = "$(basename "$run")" ] || got "runs $(ls "$run/..")"
[ "$(ls "$run/../..")" = faults ] || got "scopes $(ls "$run/../..")"
try touch "$run/more" "$run/../more" "$run/../../more"
# Its own folder, whose manifest is the sidecar's to write.
for found in $(find / -xdev -name manifest.json 2>/dev/null; find /clockwork /clockwork-store -name manifest.json); do
  case $found in "$producer"/manifest.json | "$task"/attempt-*/manifest.json) ;; *) got "$found" ;; esac
done

# Credentials: of Git, of the store, of the cluster. What is its own it has.
[ "$OWN" = secret-of-task-0d5e31 ] || got "no secret of its own"
try ls /clockwork-git
try ls /var/run/secrets
env | grep -E 'AWS_|_STEP=|_RUN=|_STORE|_GIT_' && got variables
for found in $(find / -xdev -name .git 2>/dev/null; find /clockwork -name '.git*'); do got "$found"; done
grep -rE 'token-of-git|secret-of-s3' /clockwork /etc /tmp 2>/dev/null | grep -v "^$CLOCKWORK_CODE/gets_in.sh:" && got "a credential"
# Other processes: it is alone with the wrapper.
for process in /proc/[0-9]*; do
  tr '\0' ' ' <"$process/cmdline" | grep clockwork-runtime && got "$process"
  tr '\0' '\n' <"$process/environ" 2>/dev/null | grep -E 'AWS_|CLOCKWORK_STEP' && got "$process"
done
exit $got_in
