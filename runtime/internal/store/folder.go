package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"clockwork.io/runtime/internal/contract"
)

// A Folder is a store that is mounted. Whatever its size, nothing is copied:
// outputs are left in their place, inputs are links to it.
type Folder struct {
	// Root is where it is mounted.
	Root string
}

func (f Folder) at(key string) string {
	return filepath.Join(f.Root, filepath.FromSlash(key))
}

// Outputs is where an attempt leaves its outputs.
func (f Folder) Outputs(attempt Attempt) string {
	return f.at(attempt.output(""))
}

// Open makes the folder of a task.
func (f Folder) Open(run Run, task string) error {
	return os.MkdirAll(f.at(run.task(task)), 0o755)
}

// Current reads the task's file of that name.
func (f Folder) Current(_ context.Context, run Run, task string) (Current, error) {
	text, err := os.ReadFile(f.at(run.current(task)))
	if errors.Is(err, fs.ErrNotExist) {
		return Current{}, nil
	}
	return parseCurrent(text), err
}

// SetCurrent replaces the task's file of that name.
func (f Folder) SetCurrent(_ context.Context, run Run, task string, current Current) error {
	return replace(f.at(run.current(task)), current.text())
}

// Manifest reads the attempt's.
func (f Folder) Manifest(_ context.Context, attempt Attempt) (*contract.Manifest, error) {
	text, err := os.ReadFile(f.at(attempt.manifest()))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	manifest, _ := contract.ParseManifest(text)
	return manifest, nil
}

// WriteManifest writes the attempt's.
func (f Folder) WriteManifest(_ context.Context, attempt Attempt, manifest *contract.Manifest) error {
	return replace(f.at(attempt.manifest()), manifest.JSON())
}

// WriteContext writes it beside where the manifest will be.
func (f Folder) WriteContext(_ context.Context, attempt Attempt, file []byte) error {
	return replace(f.at(attempt.context()), file)
}

// WriteNotebook copies it beside the manifest.
func (f Folder) WriteNotebook(_ context.Context, attempt Attempt, notebook io.Reader) error {
	return replaceFrom(f.at(attempt.notebook()), notebook)
}

// Place links to where the output lies.
func (f Folder) Place(_ context.Context, attempt Attempt, output contract.Named[contract.Published], at string) error {
	target := f.at(attempt.output(output.Name))
	if _, err := os.Lstat(target); err != nil {
		return err
	}
	return os.Symlink(target, at)
}

// Keep finds the output in its place: the folder a task writes to is the
// store's own.
func (f Folder) Keep(_ context.Context, attempt Attempt, output contract.Named[contract.Published], _ contract.Tree, folder string) error {
	left, err := os.Stat(filepath.Join(folder, output.Name))
	if err != nil {
		return err
	}
	kept, err := os.Stat(f.at(attempt.output(output.Name)))
	if err != nil {
		return err
	}
	if !os.SameFile(left, kept) {
		return fmt.Errorf("output %s was not left in the store", contract.Quoted(output.Name))
	}
	return nil
}

func replace(file string, content []byte) error {
	return replaceFrom(file, bytes.NewReader(content))
}

// replaceFrom makes a file appear whole or not at all, also when the power fails.
func replaceFrom(file string, content io.Reader) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	temporary, err := os.CreateTemp(filepath.Dir(file), ".new-*")
	if err != nil {
		return err
	}
	_, err = io.Copy(temporary, content)
	if err == nil {
		err = temporary.Chmod(0o644)
	}
	if err == nil {
		err = temporary.Sync()
	}
	err = errors.Join(err, temporary.Close())
	if err == nil {
		err = os.Rename(temporary.Name(), file)
	}
	if err != nil {
		_ = os.Remove(temporary.Name())
	}
	return err
}
