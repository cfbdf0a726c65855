# Ends the processes of running attempts when the JVM that started them is gone. Run by sh -c with
# the JVM at both ends: requests are lines on standard input.
#
#   watch ID CONTEXT   an attempt is about to start; CONTEXT is its $CLOCKWORK_CONTEXT, or nothing
#   group ID PID       its process group
#   signal ID NAME     sends a signal to the group; answers "ok", or "none" if nobody is in it
#   forget ID          nothing of it runs any more
#
# At the end of input whatever is still watched is killed: the groups, and where there is a /proc also
# whoever left a group but kept the attempt's environment.
trap '' HUP INT QUIT TERM PIPE

ids=' '
while read -r request id argument; do
  case $request in
    watch)
      ids="$ids$id "
      eval "context_$id=\$argument group_$id="
      ;;
    group) eval "group_$id=\$argument" ;;
    signal)
      eval "group=\$group_$id"
      kill -s "$argument" -- "-$group" 2>/dev/null && echo ok || echo none
      ;;
    forget) ids="${ids%% "$id" *} ${ids#* "$id" }" ;;
  esac
done

round=0
while [ "$ids" != ' ' ] && [ "$round" -lt 3 ]; do
  for id in $ids; do
    eval "group=\$group_$id context=\$context_$id"
    [ -z "$group" ] || kill -s KILL -- "-$group" 2>/dev/null
    [ -n "$context" ] && [ -d /proc/self ] || continue
    grep -lzxF -- "CLOCKWORK_CONTEXT=$context" /proc/[0-9]*/environ 2>/dev/null |
      while read -r file; do
        pid=${file#/proc/}
        kill -s KILL "${pid%/environ}" 2>/dev/null
      done
  done
  # Somebody may have been between fork and exec.
  sleep 0.2
  round=$((round + 1))
done
