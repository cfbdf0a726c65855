package wrap

import (
	"os"
	"strconv"
	"strings"
)

// counters are where the kernel counts, in either version of control groups.
var counters = []string{"/sys/fs/cgroup/memory.events", "/sys/fs/cgroup/memory/memory.oom_control"}

// killedForMemory is how many processes of this container the kernel has killed
// because memory ran out; 0 where it does not say.
func killedForMemory() int {
	for _, file := range counters {
		text, err := os.ReadFile(file)
		if err != nil {
			continue
		}
		for line := range strings.Lines(string(text)) {
			if name, count, _ := strings.Cut(strings.TrimSpace(line), " "); name == "oom_kill" {
				killed, _ := strconv.Atoi(count)
				return killed
			}
		}
	}
	return 0
}

// score is by how much the kernel prefers this process, and what it starts, when
// it must kill for want of memory; from -1000 to 1000, thousandths of the limit.
const score = "/proc/self/oom_score_adj"

// handicap is that of the command: more of a small limit than this process takes.
const handicap, highest = 200, 1000

// expendable starts a process that the kernel kills before this one when memory runs
// out. The kernel may kill a second time before the first victim's memory is
// free; if that were this process, nobody would tell how the command ended.
func expendable(start func() (*os.Process, error)) (*os.Process, error) {
	text, err := os.ReadFile(score)
	if err != nil {
		return start()
	}
	if own, err := strconv.Atoi(strings.TrimSpace(string(text))); err == nil {
		// Raising is allowed to everybody, and so is going back to where it was.
		_ = os.WriteFile(score, []byte(strconv.Itoa(min(own+handicap, highest))), 0)
		defer func() { _ = os.WriteFile(score, text, 0) }()
	}
	return start()
}
