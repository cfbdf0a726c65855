// Package judge decides what an attempt whose command has ended comes to, and
// publishes what it left, or nothing.
package judge

import (
	"context"
	"strings"
	"time"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/exchange"
	"clockwork.io/runtime/internal/fault"
	"clockwork.io/runtime/internal/outputs"
	"clockwork.io/runtime/internal/stage"
	"clockwork.io/runtime/internal/store"
)

// An Origin is what an attempt ran; each part is empty where it is not known.
type Origin struct {
	Image, Digest string
}

// A Judgement is the verdict and what is to be said in the log beside it.
type Judgement struct {
	exchange.Verdict
	Warnings []string
}

// saying tells people what the wrapper knows better than the contract's own words,
// which stay in the manifest: that is the same whatever ran the task.
func (j Judgement) saying(problem string) Judgement {
	if problem != "" {
		j.Reason = problem
	}
	return j
}

// Attempt judges the end of a task's command. Whatever goes wrong here becomes
// the verdict.
func Attempt(ctx context.Context, task stage.Task, origin Origin, end *exchange.End) Judgement {
	j := &judging{task: task, manifest: manifest(task, origin, end)}
	j.keepNotebook(ctx)
	if end.ExitCode == nil {
		return j.record(ctx, contract.StateTimedOut, contract.TimedOut, "").saying(end.Problem)
	}
	if end.Own {
		j.manifest.ExitCode = nil
		return j.record(ctx, contract.StateFailed, *end.ExitCode, end.Problem)
	}
	verdict := contract.VerdictOnCommand(*end.ExitCode)
	if task.Step.Run.Notebook != "" {
		verdict = contract.VerdictOnRuntime(*end.ExitCode)
	}
	switch verdict.State {
	case contract.Ended:
		return j.publish(ctx)
	case contract.Skipped:
		return j.record(ctx, contract.StateSkipped, contract.Skip, "")
	default:
		why := reason(*end.ExitCode, verdict)
		if end.OutOfMemory {
			why += " (out of memory)"
		}
		return j.record(ctx, contract.StateFailed, verdict.Code, why).saying(end.Problem)
	}
}

// Refused records an attempt whose command was never reached.
func Refused(ctx context.Context, task stage.Task, origin Origin, began time.Time, err error) Judgement {
	j := &judging{task: task, manifest: manifest(task, origin, &exchange.End{Started: began, Ended: time.Now()})}
	why := fault.Of(err)
	return j.record(ctx, contract.StateFailed, why.Code, why.Reason)
}

func manifest(task stage.Task, origin Origin, end *exchange.End) *contract.Manifest {
	m := &contract.Manifest{
		Pipeline: task.Step.Pipeline, Task: task.Step.Task, RunID: task.Run.ID, Attempt: task.Run.Attempt,
		ExitCode: end.ExitCode, Started: end.Started, Ended: end.Ended,
		Image: origin.Image, Digest: origin.Digest,
	}
	if task.Step.Code != nil {
		m.Commit = task.Step.Code.Commit
	}
	return m
}

type judging struct {
	task     stage.Task
	manifest *contract.Manifest
	warnings []string
}

// keepNotebook keeps the executed notebook however that ended.
func (j *judging) keepNotebook(ctx context.Context) {
	if j.task.Step.Run.Notebook == "" {
		return
	}
	if err := store.KeepNotebook(ctx, j.task.Store, j.task.Attempt(), j.task.Places.Notebooks); err != nil {
		j.warnings = append(j.warnings, "the executed notebook cannot be kept: "+fault.Of(err).Reason)
	}
}

func (j *judging) publish(ctx context.Context) Judgement {
	checked, err := outputs.Check(j.task.Declared(), j.task.Left())
	if err != nil {
		return j.record(ctx, contract.StateFailed, contract.OutputsWrong, "the outputs cannot be checked: "+err.Error())
	}
	j.warnings = checked.Warnings
	if len(checked.Problems) > 0 {
		return j.record(ctx, contract.StateFailed, contract.OutputsWrong, strings.Join(checked.Problems, "; "))
	}
	j.manifest.State, j.manifest.Outputs = contract.StateSucceeded, checked.Published
	err = store.Publish(ctx, j.task.Store, j.task.Attempt(), j.manifest, checked.Trees, j.task.Left())
	if err != nil {
		return j.judgement(fault.Of(err).Code, fault.Of(err).Reason)
	}
	return j.judgement(0, "")
}

// record ends an attempt that publishes nothing. If not even that can be
// written the store's own trouble is no news beside the reason.
func (j *judging) record(ctx context.Context, state string, code int, why string) Judgement {
	j.manifest.State, j.manifest.Reason = state, why
	if err := store.Record(ctx, j.task.Store, j.task.Attempt(), j.manifest); err != nil {
		j.warnings = append(j.warnings, err.Error())
	}
	return j.judgement(code, why)
}

func (j *judging) judgement(code int, why string) Judgement {
	return Judgement{exchange.Verdict{ExitCode: code, Reason: why}, j.warnings}
}
