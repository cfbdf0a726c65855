package store

import (
	"context"
	"errors"
	"io"
	"iter"
	"strings"

	"gocloud.dev/blob"
	"golang.org/x/sync/errgroup"
)

// Folders names what stands before the next slash in the keys of objects.
func (b *Bucket) Folders(ctx context.Context, in string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		prefix := keysIn(in)
		for object, err := range b.listed(ctx, prefix, "/") {
			if err == nil && !object.IsDir {
				continue
			}
			name := ""
			if err == nil {
				name = strings.TrimSuffix(strings.TrimPrefix(object.Key, prefix), "/")
			}
			if !yield(name, err) {
				return
			}
		}
	}
}

// Entries lists objects; a bucket has no empty folders.
func (b *Bucket) Entries(ctx context.Context, in string) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		prefix := keysIn(in)
		for object, err := range b.listed(ctx, prefix, "") {
			entry := Entry{}
			if err == nil {
				entry = Entry{Path: strings.TrimPrefix(object.Key, prefix), Written: object.ModTime}
			}
			if !yield(entry, err) {
				return
			}
		}
	}
}

// keysIn is what the keys of all objects in a folder begin with.
func keysIn(folder string) string {
	if folder == "" {
		return ""
	}
	return folder + "/"
}

// listed goes through the pages of a listing. It ends at the first error.
func (b *Bucket) listed(ctx context.Context, prefix, delimiter string) iter.Seq2[*blob.ListObject, error] {
	return func(yield func(*blob.ListObject, error) bool) {
		objects := b.objects.List(&blob.ListOptions{Prefix: prefix, Delimiter: delimiter})
		for {
			object, err := objects.Next(ctx)
			if errors.Is(err, io.EOF) || !yield(object, err) || err != nil {
				return
			}
		}
	}
}

// Read reads an object.
func (b *Bucket) Read(ctx context.Context, file string) ([]byte, error) {
	return b.read(ctx, file)
}

// Remove removes an object.
func (b *Bucket) Remove(ctx context.Context, file string) error {
	if err := b.objects.Delete(ctx, file); err != nil && !isAbsent(err) {
		return err
	}
	return nil
}

// RemoveAll removes objects while it lists them, several at a time.
func (b *Bucket) RemoveAll(ctx context.Context, folder string) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(files)
	for object, err := range b.listed(ctx, keysIn(folder), "") {
		if err != nil {
			return errors.Join(group.Wait(), err)
		}
		group.Go(func() error { return b.Remove(ctx, object.Key) })
	}
	return group.Wait()
}

// RemoveEmpty has nothing to do: with its last object a folder is gone.
func (b *Bucket) RemoveEmpty(context.Context, string) error { return nil }
