package store

import (
	"context"
	"os"
	"path/filepath"

	"clockwork.io/runtime/internal/contract"
	"golang.org/x/sync/errgroup"
)

// files are moved at the same time.
const files = 8

// inParallel works on all entries, and stops at the first error.
func inParallel(ctx context.Context, tree contract.Tree, work func(context.Context, contract.TreeEntry) error) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(files)
	for _, entry := range tree {
		group.Go(func() error { return work(ctx, entry) })
	}
	return group.Wait()
}

func makeFolders(tree contract.Tree, at string) error {
	if err := os.MkdirAll(at, 0o755); err != nil {
		return err
	}
	for _, entry := range tree {
		folder := filepath.Join(at, entry.Path)
		if entry.Type != "directory" {
			folder = filepath.Dir(folder)
		}
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
	}
	return nil
}

// makeLinks is done last, so that no file is written through one.
func makeLinks(tree contract.Tree, at string) error {
	for _, entry := range tree {
		if entry.Type == "link" {
			if err := os.Symlink(entry.Link, filepath.Join(at, entry.Path)); err != nil {
				return err
			}
		}
	}
	return nil
}
