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
