package wrap

import (
	"os"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// forwarded are the signals that a command is given on: all that a process can
// catch and that are not about this very process.
var forwarded = []os.Signal{
	unix.SIGHUP, unix.SIGINT, unix.SIGQUIT, unix.SIGTERM, unix.SIGUSR1, unix.SIGUSR2, unix.SIGWINCH, unix.SIGCONT,
}

// ends tells whether a signal asks a process to end.
func ends(signal os.Signal) bool {
	return signal == unix.SIGTERM || signal == unix.SIGINT || signal == unix.SIGQUIT || signal == unix.SIGHUP
}

// A command is the user's, running.
type command struct {
	pid int
	// ended gets the exit code.
	ended chan int
}

// limits are a command's own: 0 is no timeout.
type limits struct{ timeout, grace time.Duration }

// An outcome is how a command ended.
type outcome struct {
	code     int
	timedOut bool
	// asked is the first signal that asked it to end; nil if none did.
	asked os.Signal
}

// watch hands signals on until the command ends. The first signal that asks it
// to end, and its timeout, start the grace period, after which it is killed.
func (c *command) watch(limits limits, signals <-chan os.Signal) outcome {
	var timeout, grace <-chan time.Time
	if limits.timeout > 0 {
		timeout = time.After(limits.timeout)
	}
	var end outcome
	for {
		select {
		case end.code = <-c.ended:
			c.killRest()
			return end
		case got := <-signals:
			if !ends(got) {
				_ = unix.Kill(c.pid, got.(syscall.Signal))
				continue
			}
			c.signal(got.(syscall.Signal))
			if grace == nil {
				end.asked, grace = got, time.After(limits.grace)
			}
		case <-timeout:
			end.timedOut = true
			c.signal(unix.SIGTERM)
			if grace == nil {
				grace = time.After(limits.grace)
			}
		case <-grace:
			c.signal(unix.SIGKILL)
			c.killRest()
		}
	}
}

// signal reaches the command and the children in its process group.
func (c *command) signal(signal syscall.Signal) {
	_ = unix.Kill(-c.pid, signal)
}

// killRest ends what is left of the command. Only the first process of a
// container may take all others for its children.
func (c *command) killRest() {
	c.signal(unix.SIGKILL)
	if os.Getpid() == 1 {
		_ = unix.Kill(-1, unix.SIGKILL)
	}
}
