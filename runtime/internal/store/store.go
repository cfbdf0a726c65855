// Package store keeps what tasks publish for each other, across attempts and
// machines. Keys follow from scope, run and task alone, so a consumer needs no
// message to find its inputs.
package store

import (
	"context"
	"fmt"
	"io"
	"path"

	"clockwork.io/runtime/internal/contract"
)

// A Run names a run in a store.
type Run struct {
	// Scope is what run ids are unique in: the schedule's name.
	Scope string
	ID    string
}

// An Attempt names an attempt in a store.
type Attempt struct {
	Run
	Task string
	// Number counts from 1.
	Number int
}

func (r Run) task(task string) string {
	return path.Join(r.Scope, contract.RunKey(r.ID), task)
}

func (r Run) current(task string) string {
	return path.Join(r.task(task), "current")
}

func (a Attempt) folder() string {
	return path.Join(a.task(a.Task), fmt.Sprintf("attempt-%d", a.Number))
}

func (a Attempt) manifest() string {
	return path.Join(a.folder(), "manifest.json")
}

func (a Attempt) context() string {
	return path.Join(a.folder(), "context.json")
}

func (a Attempt) notebook() string {
	return path.Join(a.folder(), contract.ExecutedNotebook)
}

func (a Attempt) output(name string) string {
	return path.Join(a.folder(), "outputs", name)
}

// A Store keeps published outputs. Its errors are those of the place behind it.
type Store interface {
	Contents
	// Current tells which attempt of a task counts; the zero value if none does.
	Current(ctx context.Context, run Run, task string) (Current, error)
	// SetCurrent says which attempt counts.
	SetCurrent(ctx context.Context, run Run, task string, current Current) error
	// Manifest reads an attempt's; nil if it has none that can be read whole.
	Manifest(ctx context.Context, attempt Attempt) (*contract.Manifest, error)
	// WriteManifest writes an attempt's in one step.
	WriteManifest(ctx context.Context, attempt Attempt, manifest *contract.Manifest) error
	// Place makes a published file or directory appear at a path, read-only.
	Place(ctx context.Context, attempt Attempt, output contract.Named[contract.Published], at string) error
	// WriteContext writes what an attempt's command is told, in one step.
	WriteContext(ctx context.Context, attempt Attempt, file []byte) error
	// WriteNotebook writes an attempt's executed notebook.
	WriteNotebook(ctx context.Context, attempt Attempt, notebook io.Reader) error
	// Keep takes a file or directory that an attempt left in its outputs folder.
	Keep(ctx context.Context, attempt Attempt, output contract.Named[contract.Published], tree contract.Tree, folder string) error
}
