package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"

	"clockwork.io/runtime/internal/contract"
)

// KeepNotebook keeps the executed notebook of an attempt, if it has left one. The
// folder belongs to the task: nothing outside is reached through it, and nothing
// that would keep us waiting is opened.
func KeepNotebook(ctx context.Context, s Store, attempt Attempt, folder string) error {
	root, err := os.OpenRoot(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer root.Close()
	file, err := root.OpenFile(contract.ExecutedNotebook, os.O_RDONLY|syscall.O_NONBLOCK|syscall.O_NOFOLLOW, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		return fmt.Errorf("%s is no file", contract.Quoted(contract.ExecutedNotebook))
	}
	return Unusable(s.WriteNotebook(ctx, attempt, file))
}
