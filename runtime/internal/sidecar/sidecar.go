// Package sidecar is the half of the runtime that the user's command never
// sees: it stages the task for the wrapper, and judges its end.
package sidecar

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"clockwork.io/runtime/internal/code"
	"clockwork.io/runtime/internal/exchange"
	"clockwork.io/runtime/internal/fault"
	"clockwork.io/runtime/internal/judge"
	"clockwork.io/runtime/internal/stage"
)

// A Sidecar does one attempt.
type Sidecar struct {
	Task   stage.Task
	Origin judge.Origin
	// Rules and Credentials are for the repository of the task's code.
	Rules       code.Rules
	Credentials code.Credentials
	Folder      exchange.Folder
	// Log is where warnings go.
	Log io.Writer
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

// Stage gets everything ready; the wrapper may run as any user.
func (s Sidecar) Stage(ctx context.Context) (*exchange.Plan, error) {
	// The folder of outputs is there even where another one is to be mounted over it.
	for _, folder := range []string{s.Task.Left(), s.Task.Places.Outputs, s.Task.Places.Tmp, string(s.Folder)} {
		if err := open(folder); err != nil {
			return nil, err
		}
	}
	if err := s.Task.OpenProducers(); err != nil {
		return nil, err
	}
	if err := s.fetch(ctx); err != nil {
		return nil, err
	}
	return s.Task.Plan(ctx)
}

// fetch brings the code of the task, if it has any.
func (s Sidecar) fetch(ctx context.Context) error {
	places, from := s.Task.Places, s.Task.Step.Code
	// What a sidecar that died has left is not whole.
	for _, folder := range []string{places.Code, places.Inputs} {
		if err := os.RemoveAll(folder); err != nil {
			return err
		}
	}
	if from == nil {
		return os.MkdirAll(places.WorkingDirectory, 0o755)
	}
	source := code.Source{URL: from.Git, Commit: from.Commit, Ref: from.Ref}
	if err := code.Fetch(ctx, source, s.Rules, s.Credentials, places.Code); err != nil {
		return err
	}
	return code.CheckEntries(places.Code, places.WorkingDirectory, s.Task.Step.Files())
}

// open makes a folder that everybody may write to, as a temporary one is.
func open(folder string) error {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	// One that somebody else has made and opened is not ours to change.
	if info, err := os.Stat(folder); err == nil && info.Mode().Perm() == 0o777 {
		return nil
	}
	return os.Chmod(folder, 0o777)
}

// Judge decides what the attempt comes to, and publishes.
func (s Sidecar) Judge(ctx context.Context, end *exchange.End) exchange.Verdict {
	judgement := judge.Attempt(ctx, s.Task, s.Origin, end)
	for _, warning := range judgement.Warnings {
		fmt.Fprintln(s.Log, "clockwork: warning: "+warning)
	}
	return judgement.Verdict
}
