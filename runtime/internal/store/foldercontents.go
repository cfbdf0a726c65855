package store

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"syscall"
)

// listedAtOnce is how many names of a folder are read at a time.
const listedAtOnce = 256

// inside gives work the folder as one that no path, and no link in it, leads out
// of. A store that nobody has written to yet is an empty one.
func (f Folder) inside(work func(root *os.Root) error) error {
	root, err := os.OpenRoot(f.Root)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer root.Close()
	return work(root)
}

// local is a path as [os.Root] takes it.
func local(in string) string {
	if in == "" {
		return "."
	}
	return in
}

// errEnough is that nobody wants to know more.
var errEnough = errors.New("")

// children goes through a folder, some names at a time.
func children(root *os.Root, folder string, visit func(fs.DirEntry) error) error {
	opened, err := root.Open(local(folder))
	if err != nil {
		return err
	}
	defer opened.Close()
	for {
		entries, err := opened.ReadDir(listedAtOnce)
		for _, entry := range entries {
			if err := visit(entry); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// Folders names real folders.
func (f Folder) Folders(ctx context.Context, in string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		err := f.inside(func(root *os.Root) error {
			return gone(children(root, in, func(entry fs.DirEntry) error {
				if err := ctx.Err(); err != nil {
					return err
				}
				if entry.IsDir() && !yield(entry.Name(), nil) {
					return errEnough
				}
				return nil
			}))
		})
		if err != nil && err != errEnough {
			yield("", err)
		}
	}
}

// Entries lists a folder and those below it.
func (f Folder) Entries(ctx context.Context, in string) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		err := f.inside(func(root *os.Root) error {
			listing := listing{ctx, root, in, func(entry Entry) error {
				if !yield(entry, nil) {
					return errEnough
				}
				return nil
			}}
			return gone(listing.folder(""))
		})
		if err != nil && err != errEnough {
			yield(Entry{}, err)
		}
	}
}

// A listing goes through all that is in a folder.
type listing struct {
	ctx   context.Context
	root  *os.Root
	in    string
	visit func(Entry) error
}

func (l listing) folder(below string) error {
	empty := true
	err := children(l.root, path.Join(l.in, below), func(entry fs.DirEntry) error {
		empty = false
		at := path.Join(below, entry.Name())
		if err := l.ctx.Err(); err != nil {
			return err
		}
		if entry.IsDir() {
			return gone(l.folder(at))
		}
		info, err := entry.Info()
		if err != nil {
			return gone(err)
		}
		return l.visit(Entry{Path: at, Written: info.ModTime()})
	})
	// What a task lets nobody read counts as a file.
	closed := errors.Is(err, fs.ErrPermission)
	if err != nil && !closed || !empty {
		return err
	}
	info, err := l.root.Lstat(local(path.Join(l.in, below)))
	if err != nil {
		return err
	}
	return l.visit(Entry{Path: below, Written: info.ModTime(), Folder: !closed})
}

// gone is no error: somebody else cleans, too.
func gone(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// Read reads a file that is one, not a link to one.
func (f Folder) Read(_ context.Context, file string) ([]byte, error) {
	var text []byte
	err := f.inside(func(root *os.Root) error {
		info, err := root.Lstat(file)
		if err != nil || !info.Mode().IsRegular() {
			return gone(err)
		}
		text, err = root.ReadFile(file)
		return gone(err)
	})
	return text, err
}

// Remove removes a file, or a link itself.
func (f Folder) Remove(_ context.Context, file string) error {
	return f.inside(func(root *os.Root) error { return gone(root.Remove(file)) })
}

// RemoveAll removes a folder. A task may have made folders read-only.
func (f Folder) RemoveAll(_ context.Context, folder string) error {
	return f.inside(func(root *os.Root) error {
		err := root.RemoveAll(folder)
		if errors.Is(err, fs.ErrPermission) {
			open(root, folder)
			err = root.RemoveAll(folder)
		}
		return gone(err)
	})
}

// open makes folders ones whose owner may remove what is in them. That it cannot
// shows when they are removed.
func open(root *os.Root, folder string) {
	if info, err := root.Lstat(folder); err != nil || !info.IsDir() {
		return
	}
	_ = root.Chmod(folder, 0o755)
	_ = children(root, folder, func(entry fs.DirEntry) error {
		if entry.IsDir() {
			open(root, path.Join(folder, entry.Name()))
		}
		return nil
	})
}

// RemoveEmpty removes a folder unless something is in it, or it is none.
func (f Folder) RemoveEmpty(_ context.Context, folder string) error {
	return f.inside(func(root *os.Root) error {
		info, err := root.Lstat(folder)
		if err != nil || !info.IsDir() {
			return gone(err)
		}
		err = gone(root.Remove(folder))
		if errors.Is(err, syscall.ENOTEMPTY) || errors.Is(err, syscall.EEXIST) {
			return nil
		}
		return err
	})
}
