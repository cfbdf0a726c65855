package store

import (
	"context"
	"encoding/json"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/fault"
)

// The states of a current attempt.
const (
	Running   = "running"
	Succeeded = "succeeded"
)

// Current is the attempt of a task whose outputs count. Consumers read only
// those of a succeeded one, so that a task that was run again and failed serves
// nothing old.
type Current struct {
	Attempt int    `json:"attempt"`
	State   string `json:"state"`
}

func parseCurrent(text []byte) Current {
	var current Current
	if json.Unmarshal(text, &current) != nil || current.State != Running && current.State != Succeeded {
		return Current{}
	}
	return current
}

func (c Current) text() []byte {
	text, _ := json.Marshal(c)
	return append(text, '\n')
}

// Free refuses an attempt that somebody has begun and not ended: what two of them
// leave in one place would be of neither.
func Free(ctx context.Context, s Store, attempt Attempt) error {
	current, err := s.Current(ctx, attempt.Run, attempt.Task)
	if err != nil || current != (Current{attempt.Number, Running}) {
		return Unusable(err)
	}
	manifest, err := s.Manifest(ctx, attempt)
	if err != nil || manifest != nil {
		return Unusable(err)
	}
	return fault.New(contract.BadArguments,
		"attempt %d of task %s cannot begin: somebody else has begun it and not ended it; clear the task to have another attempt",
		attempt.Number, contract.Quoted(attempt.Task))
}

// Begin makes an attempt the current one of its task, running. A later attempt
// that is current already makes this one pointless.
func Begin(ctx context.Context, s Store, attempt Attempt) error {
	before, err := s.Current(ctx, attempt.Run, attempt.Task)
	if err != nil {
		return Unusable(err)
	}
	if before.Attempt > attempt.Number {
		return fault.New(contract.BadArguments, "attempt %d of task %s cannot begin: attempt %d has begun",
			attempt.Number, contract.Quoted(attempt.Task), before.Attempt)
	}
	return Unusable(s.SetCurrent(ctx, attempt.Run, attempt.Task, Current{attempt.Number, Running}))
}

// Record writes the manifest of an attempt that publishes nothing. One that was
// thought dead may have put itself first just when this one began.
func Record(ctx context.Context, s Store, attempt Attempt, manifest *contract.Manifest) error {
	if err := s.WriteManifest(ctx, attempt, manifest); err != nil {
		return Unusable(err)
	}
	before, err := s.Current(ctx, attempt.Run, attempt.Task)
	if err == nil && before.Attempt < attempt.Number {
		err = s.SetCurrent(ctx, attempt.Run, attempt.Task, Current{attempt.Number, Running})
	}
	return Unusable(err)
}

// Publish keeps the outputs of an attempt that succeeded: blobs first, its
// manifest last. An attempt that ends late, after another has begun, is
// recorded and stays without effect.
func Publish(ctx context.Context, s Store, attempt Attempt, manifest *contract.Manifest, trees map[string]contract.Tree, folder string) error {
	for _, output := range manifest.Outputs {
		if output.Value.Type.IsValue() {
			continue
		}
		if err := s.Keep(ctx, attempt, output, trees[output.Name], folder); err != nil {
			return Unusable(err)
		}
	}
	if err := s.WriteManifest(ctx, attempt, manifest); err != nil {
		return Unusable(err)
	}
	before, err := s.Current(ctx, attempt.Run, attempt.Task)
	if err == nil && before.Attempt <= attempt.Number {
		err = s.SetCurrent(ctx, attempt.Run, attempt.Task, Current{attempt.Number, Succeeded})
	}
	return Unusable(err)
}
