package stage

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/fault"
	"clockwork.io/runtime/internal/step"
	"clockwork.io/runtime/internal/store"
)

// inputs stages everything that the step wires, and nothing else.
func (t Task) inputs(ctx context.Context) ([]contract.Named[contract.Input], error) {
	if err := os.MkdirAll(t.Places.Inputs, 0o755); err != nil {
		return nil, err
	}
	var staged []contract.Named[contract.Input]
	for _, input := range t.Step.Inputs {
		read, err := t.input(ctx, input.Name, input.Value)
		if err != nil {
			return nil, err
		}
		staged = append(staged, contract.Named[contract.Input]{Name: input.Name, Value: read})
	}
	return staged, nil
}

func (t Task) input(ctx context.Context, name string, wired step.Input) (contract.Input, error) {
	producer, output, _ := strings.Cut(wired.From, ".")
	attempt := t.Attempt()
	attempt.Task = producer
	published, err := find(ctx, t.Store, attempt, output)
	switch {
	case err != nil:
		return contract.Input{}, unstaged(name, err)
	case published == nil && wired.Optional:
		return contract.Input{Type: wired.Type, Absent: true}, nil
	case published == nil:
		return contract.Input{}, fault.New(contract.Store,
			"input %s is not there: no attempt of task %s that succeeded has published %s", contract.Quoted(name),
			contract.Quoted(producer), contract.Quoted(output))
	case published.Type != wired.Type:
		return contract.Input{}, fault.New(contract.BadArguments, "input %s is a %s and was published as a %s: convert the schedule again",
			contract.Quoted(name), wired.Type, published.Type)
	}
	return t.place(ctx, name, published)
}

// A found output, and the attempt that published it.
type found struct {
	contract.Published
	name string
	by   store.Attempt
}

// find gives nil if the task has published no such output.
func find(ctx context.Context, s store.Store, attempt store.Attempt, output string) (*found, error) {
	current, err := s.Current(ctx, attempt.Run, attempt.Task)
	if err != nil || current.State != store.Succeeded {
		return nil, err
	}
	attempt.Number = current.Attempt
	manifest, err := s.Manifest(ctx, attempt)
	if err != nil || manifest == nil {
		return nil, err
	}
	published, ok := contract.Find(manifest.Outputs, output)
	if !ok {
		return nil, nil
	}
	return &found{published, output, attempt}, nil
}

// place makes the input appear under its name, a value as a small file.
func (t Task) place(ctx context.Context, name string, published *found) (contract.Input, error) {
	at := filepath.Join(t.Places.Inputs, name)
	input := contract.Input{Type: published.Type, Value: published.Value, Path: at}
	var err error
	if published.Type.IsValue() {
		err = os.WriteFile(at, []byte(published.Value), 0o444)
	} else {
		output := contract.Named[contract.Published]{Name: published.name, Value: published.Published}
		err = t.Store.Place(ctx, published.by, output, at)
	}
	if err != nil {
		return input, unstaged(name, err)
	}
	return input, nil
}

// unstaged is the fault of an input that the store does not give.
func unstaged(name string, err error) error {
	why := fault.Of(store.Unusable(err))
	return fault.New(why.Code, "input %s cannot be staged: %s", contract.Quoted(name), why.Reason)
}
