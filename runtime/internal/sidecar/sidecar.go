// Package sidecar is the half of the runtime that the user's command never
// sees: it stages the task for the wrapper, and judges its end.
package sidecar

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"clockwork.io/runtime/internal/code"
	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/exchange"
	"clockwork.io/runtime/internal/fault"
	"clockwork.io/runtime/internal/judge"
	"clockwork.io/runtime/internal/plan"
	"clockwork.io/runtime/internal/stage"
	"clockwork.io/runtime/internal/store"
	"golang.org/x/sys/unix"
)

// A Sidecar does one attempt.
type Sidecar struct {
	Task   stage.Task
	Origin judge.Origin
	// Rules and Credentials are for the repository of the task's code.
	Rules       code.Rules
	Credentials code.Credentials
	Folder      exchange.Folder
	// Log is where warnings go, and how long everything took.
	Log io.Writer
	// Now is the clock; the system's if it is nil.
	Now func() time.Time
}

// Run stages, waits for the command's end and judges it. A sidecar that died is
// started again: it goes on where it was.
//
// With a verdict before the command has begun it stays until it is told to end:
// the wrapper, which exits with it, is not started beside a sidecar that has left.
func (s Sidecar) Run(ctx context.Context) error {
	if s.Folder.Judged() {
		return Stay(ctx)
	}
	if err := plan.Open(string(s.Folder)); err != nil {
		return err
	}
	if !s.Folder.Planned() {
		plan, err := s.Stage(ctx)
		if err != nil {
			fmt.Fprintln(s.Log, "clockwork: "+fault.Of(err).Reason)
			return errors.Join(s.Folder.WriteVerdict(exchange.Refusal(err)), Stay(ctx))
		}
		plan.Judged = true
		if err := s.Folder.WritePlan(*plan); err != nil {
			return err
		}
	}
	end, err := s.Folder.AwaitEnd(ctx)
	if err != nil {
		return s.Folder.WriteVerdict(exchange.Refusal(err))
	}
	return s.Folder.WriteVerdict(s.Judge(ctx, end))
}

// Stay waits to be told to end, which whoever started a sidecar does once the
// command's container has ended.
func Stay(ctx context.Context) error {
	<-ctx.Done()
	return nil
}

// Stage begins the attempt and gets everything ready; the wrapper may run as any
// user. An attempt that cannot be staged is recorded.
func (s Sidecar) Stage(ctx context.Context) (*exchange.Plan, error) {
	// The folder of outputs is there even where another one is to be mounted over it.
	if err := plan.Open(s.Task.Left()); err != nil {
		return nil, store.Unusable(err)
	}
	for _, folder := range []string{s.Task.Places.Outputs, s.Task.Places.Tmp, string(s.Folder)} {
		if err := plan.Open(folder); err != nil {
			return nil, err
		}
	}
	if err := s.Task.OpenProducers(); err != nil {
		return nil, err
	}
	began := time.Now()
	params, wrong := s.Task.Params()
	begun := s.begin(ctx)
	if begun != nil {
		return nil, cmp.Or(wrong, begun)
	}
	plan, err := s.stage(ctx, params, wrong)
	if err != nil {
		s.warn(judge.Refused(ctx, s.Task, s.Origin, began, err))
	}
	return plan, err
}

// begin makes the attempt the current one, unless somebody else is at it. A sidecar
// that is started again knows its own by the mark.
func (s Sidecar) begin(ctx context.Context) error {
	if !s.Folder.Begun() {
		if err := store.Free(ctx, s.Task.Store, s.Task.Attempt()); err != nil {
			return err
		}
		if err := s.Folder.MarkBegun(); err != nil {
			return err
		}
	}
	return store.Begin(ctx, s.Task.Store, s.Task.Attempt())
}

func (s Sidecar) stage(ctx context.Context, params []contract.Named[contract.Value], wrong error) (*exchange.Plan, error) {
	if wrong != nil {
		return nil, wrong
	}
	if err := s.fetch(ctx); err != nil {
		return nil, err
	}
	staging := s.time("stage")
	plan, err := s.Task.Plan(ctx, params)
	if err != nil {
		return nil, err
	}
	if plan.Packages != nil {
		// The packages of the image itself stay visible.
		plan.Packages.Key += " " + s.Origin.Image + " " + s.Origin.Digest
	}
	staging.done("inputs=%d", len(s.Task.Step.Inputs))
	return plan, nil
}

// fetch brings the code of the task, if it has any.
func (s Sidecar) fetch(ctx context.Context) error {
	places, from := s.Task.Places, s.Task.Step.Code
	// What a sidecar that died has left is not whole. A folder that is mounted stays, without what was in it.
	for _, folder := range []string{places.Code, places.Inputs, places.Notebooks, places.Environment} {
		if err := os.RemoveAll(folder); err != nil && !errors.Is(err, unix.EBUSY) {
			return err
		}
	}
	if from == nil {
		return os.MkdirAll(places.WorkingDirectory, 0o755)
	}
	source := code.Source{URL: from.Git, Commit: from.Commit, Ref: from.Ref}
	fetching := s.time("fetch")
	if err := code.Fetch(ctx, source, s.Rules, s.Credentials, places.Code); err != nil {
		return err
	}
	fetching.done("commit=%s", from.Commit)
	return code.CheckEntries(places.Code, places.WorkingDirectory, s.Task.Step.Files())
}

// Judge decides what the attempt comes to, and publishes.
func (s Sidecar) Judge(ctx context.Context, end *exchange.End) exchange.Verdict {
	judging := s.time("publish")
	judgement := judge.Attempt(ctx, s.Task, s.Origin, end)
	judging.done("exit=%d", judgement.ExitCode)
	s.warn(judgement)
	return judgement.Verdict
}

func (s Sidecar) warn(judgement judge.Judgement) {
	for _, warning := range judgement.Warnings {
		s.say("warning: %s", warning)
	}
}

// say writes a line into the sidecar's own log.
func (s Sidecar) say(format string, args ...any) {
	fmt.Fprintf(s.Log, "clockwork: "+format+"\n", args...)
}
