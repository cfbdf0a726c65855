package judge

import (
	"fmt"

	"clockwork.io/runtime/internal/contract"
	"golang.org/x/sys/unix"
)

// reason says in words why a command ended badly. code is its own exit code.
func reason(code int, verdict contract.Verdict) string {
	if code != verdict.Code {
		return fmt.Sprintf("exit code %d, which only Clockwork itself may use: reported as 1", code)
	}
	switch {
	case code == contract.NoRetry:
		return "exit code 98: it asked not to be tried again"
	case code == contract.KernelDied:
		return "exit code 216: the notebook's kernel died"
	case code == 126:
		return "exit code 126: the command cannot be executed"
	case code == 127:
		return "exit code 127: the command was not found"
	case code > 128:
		return signal(code - 128)
	default:
		return fmt.Sprintf("exit code %d", code)
	}
}

func signal(number int) string {
	name := unix.SignalName(unix.Signal(number))
	if name == "" {
		return fmt.Sprintf("exit code %d", 128+number)
	}
	text := fmt.Sprintf("killed by %s (exit code %d)", name, 128+number)
	if number == int(unix.SIGKILL) {
		text += ", perhaps because memory ran out"
	}
	return text
}
