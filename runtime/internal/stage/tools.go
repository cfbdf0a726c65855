package stage

import (
	"os"
	"path/filepath"

	"clockwork.io/runtime/internal/plan"
	"clockwork.io/runtime/notebook"
)

// tools puts what a task needs beside its own words where its command finds it.
// Whatever user it runs as, it may fill the folders that are made for it.
func (t Task) tools() error {
	if t.Step.Run.Notebook != "" {
		if err := t.runner(); err != nil {
			return err
		}
	}
	if t.Step.Requires != "" {
		return plan.Open(t.Places.Environment)
	}
	return nil
}

func (t Task) runner() error {
	if err := plan.Open(t.Places.Notebooks); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(t.Places.Runner), 0o755); err != nil {
		return err
	}
	// A sidecar that is started again finds it there.
	if err := os.RemoveAll(t.Places.Runner); err != nil {
		return err
	}
	return os.WriteFile(t.Places.Runner, notebook.Runner, 0o444)
}
