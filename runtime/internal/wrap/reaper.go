package wrap

import (
	"os"
	"sync"

	"golang.org/x/sys/unix"
)

// A reaper waits for every child there is: a container's first process inherits
// the orphans of all others.
type reaper struct {
	mutex sync.Mutex
	// waiting gets the exit codes of the processes that were started here.
	waiting map[int]chan int
	running bool
}

// start starts a process, and gives where its exit code will come.
func (r *reaper) start(program string, words []string, attributes *os.ProcAttr) (*command, error) {
	// Nobody may reap the process before it is known.
	r.mutex.Lock()
	defer r.mutex.Unlock()
	process, err := expendable(func() (*os.Process, error) { return os.StartProcess(program, words, attributes) })
	if err != nil {
		return nil, err
	}
	started := &command{process.Pid, make(chan int, 1)}
	_ = process.Release()
	if r.waiting == nil {
		r.waiting = map[int]chan int{}
	}
	r.waiting[started.pid] = started.ended
	if !r.running {
		r.running = true
		go r.reap()
	}
	return started, nil
}

// reap ends when there are no children left.
func (r *reaper) reap() {
	for {
		var status unix.WaitStatus
		child, err := unix.Wait4(-1, &status, 0, nil)
		if err == unix.EINTR {
			continue
		}
		r.mutex.Lock()
		if err != nil && len(r.waiting) == 0 {
			r.running = false
			r.mutex.Unlock()
			return
		}
		if ended, ours := r.waiting[child]; ours && err == nil {
			delete(r.waiting, child)
			ended <- exitCode(status)
		}
		r.mutex.Unlock()
	}
}

func exitCode(status unix.WaitStatus) int {
	if status.Signaled() {
		return 128 + int(status.Signal())
	}
	return status.ExitStatus()
}
