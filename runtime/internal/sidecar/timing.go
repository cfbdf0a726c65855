package sidecar

import (
	"fmt"
	"time"
)

// A timing is a part of the runtime's own work that is going on.
type timing struct {
	sidecar Sidecar
	what    string
	began   time.Time
}

func (s Sidecar) time(what string) timing { return timing{s, what, s.now()} }

func (s Sidecar) now() time.Time {
	if s.Now == nil {
		return time.Now()
	}
	return s.Now()
}

// done says how long the part took, and of what it was.
func (t timing) done(format string, args ...any) {
	t.sidecar.say("%s %d ms %s", t.what, t.sidecar.now().Sub(t.began).Milliseconds(), fmt.Sprintf(format, args...))
}
