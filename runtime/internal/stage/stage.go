// Package stage gets everything ready for a task's command: its tools, its
// inputs, and the plan of what runs.
package stage

import (
	"context"
	"os"
	"strings"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/exchange"
	"clockwork.io/runtime/internal/fault"
	"clockwork.io/runtime/internal/plan"
	"clockwork.io/runtime/internal/store"
)

// A Task is a step in a run, and where its data is.
type Task struct {
	plan.Task
	Store store.Store
}

// Attempt names the attempt in the store.
func (t Task) Attempt() store.Attempt {
	return store.Attempt{
		Run:    store.Run{Scope: t.Step.Scope, ID: t.Run.ID},
		Task:   t.Step.Task,
		Number: t.Run.Attempt,
	}
}

// Plan stages the inputs of the attempt, writes its context file and gives what
// its wrapper is to run. Its code is there already.
func (t Task) Plan(ctx context.Context, params []contract.Named[contract.Value]) (*exchange.Plan, error) {
	if err := t.tools(); err != nil {
		return nil, err
	}
	inputs, err := t.inputs(ctx)
	if err != nil {
		return nil, err
	}
	ready, err := t.Ready(params, inputs)
	if err != nil {
		return nil, err
	}
	return ready, t.keepContext(ctx)
}

// keepContext keeps what the command is told for those who want to repeat the
// attempt later. The command has not begun, so nobody has written to the file.
func (t Task) keepContext(ctx context.Context) error {
	file, err := os.ReadFile(t.Places.Context)
	if err != nil {
		return err
	}
	return store.Unusable(t.Store.WriteContext(ctx, t.Attempt(), file))
}

// Left is where this process finds what the command leaves: with a mounted
// store the store's own folder, which the command sees at Places.Outputs.
func (t Task) Left() string {
	if folder, mounted := t.Store.(store.Folder); mounted {
		return folder.Outputs(t.Attempt())
	}
	return t.Places.Outputs
}

// OpenProducers makes the folders of a mounted store that the command's
// container is to see. Whoever mounts them would make those that are missing
// for root, and nobody else could write to them later.
func (t Task) OpenProducers() error {
	folder, mounted := t.Store.(store.Folder)
	if !mounted {
		return nil
	}
	for _, input := range t.Step.Inputs {
		producer, _, _ := strings.Cut(input.Value.From, ".")
		if err := folder.Open(t.Attempt().Run, producer); err != nil {
			return fault.New(contract.Store, "the store cannot be used: %v", err)
		}
	}
	return nil
}
