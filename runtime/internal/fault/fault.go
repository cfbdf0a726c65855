// Package fault is why the runtime itself cannot go on.
package fault

import (
	"errors"
	"fmt"

	"clockwork.io/runtime/internal/contract"
)

// A Fault ends an attempt with one of the runtime's own exit codes.
type Fault struct {
	// Code is 210 to 219.
	Code int
	// Reason is one line for the user.
	Reason string
}

func (f *Fault) Error() string { return f.Reason }

// New is a fault with a reason.
func New(code int, format string, args ...any) error {
	return &Fault{code, fmt.Sprintf(format, args...)}
}

// Of is the fault in an error; what is none is the runtime's own mistake.
func Of(err error) *Fault {
	var fault *Fault
	if errors.As(err, &fault) {
		return fault
	}
	return &Fault{contract.Internal, err.Error()}
}
