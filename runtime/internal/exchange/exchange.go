// Package exchange is what the two halves of the runtime tell each other
// through the folder they share: the sidecar writes the plan, the wrapper
// writes how the command ended, the sidecar answers with its verdict.
package exchange

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/fault"
)

// pause is how long a reader waits before it looks again.
const pause = 20 * time.Millisecond

// A Plan is the user's command, ready to run.
type Plan struct {
	// Packages are installed first; nil if the task has no requirements.
	Packages *Packages `json:"packages,omitempty"`
	// Words are the program and its arguments.
	Words []string `json:"words"`
	// Environment goes over that of the image.
	Environment contract.Environment `json:"environment"`
	// Directory is the working directory.
	Directory string `json:"directory"`
	// Timeout limits the command, counted from its start; 0 means no limit.
	Timeout time.Duration `json:"timeout"`
	// Grace is the time between asking the command to end and killing it.
	Grace time.Duration `json:"grace"`
	// Judged says that somebody will answer the end with a verdict.
	Judged bool `json:"judged"`
}

// Packages are those of a requirements file. They go into a virtual environment
// of the image's own Python.
type Packages struct {
	// File is the requirements file, seen from the working directory.
	File string `json:"file"`
	// Environment is the folder that the environment is made in.
	Environment string `json:"environment"`
	// Cache is a folder that keeps environments for later tasks, if it is there.
	Cache string `json:"cache"`
	// Key differs for whatever would make one environment useless for another
	// task, the Python of the image left aside.
	Key string `json:"key"`
}

// An End is how the user's command ended.
type End struct {
	// ExitCode is 128+n for death by signal n; nil if it was stopped because its
	// time was up.
	ExitCode *int `json:"exit_code"`
	// Problem is why it never started.
	Problem string `json:"problem,omitempty"`
	// OutOfMemory says that a process of the command was killed for want of memory.
	OutOfMemory bool `json:"out_of_memory,omitempty"`
	// Own says that the code is the runtime's own: the command was never reached.
	Own     bool      `json:"own,omitempty"`
	Started time.Time `json:"started"`
	Ended   time.Time `json:"ended"`
}

// A Verdict is what the whole attempt ends with.
type Verdict struct {
	ExitCode int `json:"exit_code"`
	// Reason is one line; empty for success.
	Reason string `json:"reason,omitempty"`
}

// Refusal is the verdict that an error of the runtime's own ends an attempt with.
func Refusal(err error) Verdict {
	found := fault.Of(err)
	return Verdict{ExitCode: found.Code, Reason: found.Reason}
}

// A Folder is the one the halves share.
type Folder string

// Shared is where it is in a container.
const Shared Folder = "/clockwork/.runtime"

func (f Folder) begun() string   { return filepath.Join(string(f), "begun") }
func (f Folder) plan() string    { return filepath.Join(string(f), "plan.json") }
func (f Folder) end() string     { return filepath.Join(string(f), "end.json") }
func (f Folder) verdict() string { return filepath.Join(string(f), "verdict.json") }

// MarkBegun keeps that the attempt was begun here, for a sidecar that is started again.
func (f Folder) MarkBegun() error { return os.WriteFile(f.begun(), nil, 0o644) }

// Begun tells whether the attempt was begun here.
func (f Folder) Begun() bool { return exists(f.begun()) }

// WritePlan tells the wrapper what to run.
func (f Folder) WritePlan(plan Plan) error { return write(f.plan(), plan) }

// WriteEnd tells the sidecar how the command ended.
func (f Folder) WriteEnd(end End) error { return write(f.end(), end) }

// WriteVerdict tells the wrapper what to end with.
func (f Folder) WriteVerdict(verdict Verdict) error { return write(f.verdict(), verdict) }

// AwaitPlan waits for the plan, or for a verdict that comes in its place
// because nothing can be run.
func (f Folder) AwaitPlan(ctx context.Context) (*Plan, *Verdict, error) {
	for {
		verdict, err := read[Verdict](f.verdict())
		if err != nil || verdict != nil {
			return nil, verdict, err
		}
		plan, err := read[Plan](f.plan())
		if err != nil || plan != nil {
			return plan, nil, err
		}
		if err := sleep(ctx); err != nil {
			return nil, nil, err
		}
	}
}

// AwaitEnd waits for the end of the command.
func (f Folder) AwaitEnd(ctx context.Context) (*End, error) { return await[End](ctx, f.end()) }

// End is how the command ended; a wrapper that was killed could not say.
func (f Folder) End() (*End, error) {
	end, err := read[End](f.end())
	if err == nil && end == nil {
		err = errors.New("the command's container was killed before it could say how the command ended")
	}
	return end, err
}

// Planned tells whether the wrapper has its plan.
func (f Folder) Planned() bool { return exists(f.plan()) }

// Judged tells whether there is a verdict.
func (f Folder) Judged() bool { return exists(f.verdict()) }

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

// AwaitVerdict waits for the verdict.
func (f Folder) AwaitVerdict(ctx context.Context) (*Verdict, error) {
	return await[Verdict](ctx, f.verdict())
}

func await[T any](ctx context.Context, file string) (*T, error) {
	for {
		if found, err := read[T](file); err != nil || found != nil {
			return found, err
		}
		if err := sleep(ctx); err != nil {
			return nil, err
		}
	}
}

func sleep(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-time.After(pause):
		return nil
	}
}

// read gives nil while there is no file.
func read[T any](file string) (*T, error) {
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	found := new(T)
	return found, json.Unmarshal(text, found)
}

// write makes the file appear whole or not at all; the other half may run as
// another user.
func write(file string, content any) error {
	text, err := json.Marshal(content)
	if err != nil {
		return err
	}
	temporary := file + ".new"
	if err := os.WriteFile(temporary, text, 0o644); err != nil {
		return err
	}
	return os.Rename(temporary, file)
}
