package store

import (
	"context"
	"iter"
	"time"
)

// Contents is what lies in a store, whoever put it there. Paths have slashes
// between their parts and none around; the empty one is the store itself.
type Contents interface {
	// Folders names the folders that lie directly in one; none in one that is not there.
	Folders(ctx context.Context, in string) iter.Seq2[string, error]
	// Entries lists all files in a folder and in those below it, as they come, and
	// folders that are empty. No link is followed.
	Entries(ctx context.Context, in string) iter.Seq2[Entry, error]
	// Read reads a small file; nothing if it is not there.
	Read(ctx context.Context, file string) ([]byte, error)
	// Remove removes a file. That it is gone already is no error.
	Remove(ctx context.Context, file string) error
	// RemoveAll removes a folder with all that is in it, of links only themselves.
	RemoveAll(ctx context.Context, folder string) error
	// RemoveEmpty removes a folder in which nothing is, and leaves any other.
	RemoveEmpty(ctx context.Context, folder string) error
}

// An Entry is a file, or an empty folder.
type Entry struct {
	// Path is that below the folder which was listed; empty for that one itself.
	Path string
	// Written is when it was written last.
	Written time.Time
	// Folder tells that it is an empty one.
	Folder bool
}
