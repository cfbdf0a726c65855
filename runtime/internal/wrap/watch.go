package wrap

import (
	"os"
	"syscall"
	"time"

	"clockwork.io/runtime/internal/exchange"
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

// newCommand begins to wait for the process, and reaps every other child there
// is: a container's first process inherits the orphans.
func newCommand(pid int) *command {
	c := &command{pid, make(chan int, 1)}
	go func() {
		for {
			var status unix.WaitStatus
			child, err := unix.Wait4(-1, &status, 0, nil)
			switch {
			case err == unix.EINTR:
			case err != nil:
				return
			case child == pid:
				c.ended <- exitCode(status)
			}
		}
	}()
	return c
}

func exitCode(status unix.WaitStatus) int {
	if status.Signaled() {
		return 128 + int(status.Signal())
	}
	return status.ExitStatus()
}

// watch hands signals on until the command ends. The first signal that asks it
// to end, and its timeout, start the grace period, after which it is killed.
func (c *command) watch(plan *exchange.Plan, signals <-chan os.Signal) (code int, timedOut bool) {
	var timeout, grace <-chan time.Time
	if plan.Timeout > 0 {
		timeout = time.After(plan.Timeout)
	}
	for {
		select {
		case code := <-c.ended:
			c.killRest()
			return code, timedOut
		case got := <-signals:
			if !ends(got) {
				_ = unix.Kill(c.pid, got.(syscall.Signal))
				continue
			}
			c.signal(got.(syscall.Signal))
			if grace == nil {
				grace = time.After(plan.Grace)
			}
		case <-timeout:
			timedOut = true
			c.signal(unix.SIGTERM)
			if grace == nil {
				grace = time.After(plan.Grace)
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
