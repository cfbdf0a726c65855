package store

import (
	"context"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"

	"clockwork.io/runtime/internal/contract"
	"gocloud.dev/blob"
	"golang.org/x/sync/semaphore"
)

// A Bucket is a store of objects. Files are streamed in parts; of a directory
// every file is an object, and its listing one more.
type Bucket struct {
	objects *blob.Bucket
	// buffers is how many bytes are buffered of all files that are moved at a time.
	buffers *semaphore.Weighted
}

func newBucket(objects *blob.Bucket) *Bucket {
	return &Bucket{objects, semaphore.NewWeighted(buffered)}
}

// Close lets the connections go.
func (b *Bucket) Close() error { return b.objects.Close() }

func (a Attempt) listing(output string) string {
	return path.Join(a.folder(), "trees", output+".json")
}

// Current reads the task's object of that name.
func (b *Bucket) Current(ctx context.Context, run Run, task string) (Current, error) {
	text, err := b.read(ctx, run.current(task))
	return parseCurrent(text), err
}

// SetCurrent replaces the task's object of that name.
func (b *Bucket) SetCurrent(ctx context.Context, run Run, task string, current Current) error {
	return b.objects.WriteAll(ctx, run.current(task), current.text(), jsonText)
}

// Manifest reads the attempt's.
func (b *Bucket) Manifest(ctx context.Context, attempt Attempt) (*contract.Manifest, error) {
	text, err := b.read(ctx, attempt.manifest())
	if err != nil {
		return nil, err
	}
	manifest, _ := contract.ParseManifest(text)
	return manifest, nil
}

// WriteManifest writes the attempt's; an object appears whole or not at all.
func (b *Bucket) WriteManifest(ctx context.Context, attempt Attempt, manifest *contract.Manifest) error {
	return b.objects.WriteAll(ctx, attempt.manifest(), manifest.JSON(), jsonText)
}

var jsonText = &blob.WriterOptions{ContentType: "application/json"}

// read gives nothing for an object that is not there.
func (b *Bucket) read(ctx context.Context, key string) ([]byte, error) {
	text, err := b.objects.ReadAll(ctx, key)
	if err != nil && isAbsent(err) {
		return nil, nil
	}
	return text, err
}

// WriteContext writes the attempt's; an object appears whole or not at all.
func (b *Bucket) WriteContext(ctx context.Context, attempt Attempt, file []byte) error {
	return b.objects.WriteAll(ctx, attempt.context(), file, jsonText)
}

// WriteNotebook writes the attempt's; an object appears whole or not at all.
func (b *Bucket) WriteNotebook(ctx context.Context, attempt Attempt, notebook io.Reader) error {
	return b.objects.Upload(ctx, attempt.notebook(), notebook, &blob.WriterOptions{ContentType: "application/x-ipynb+json"})
}

// Keep uploads a file, or all files of a directory and then its listing.
func (b *Bucket) Keep(ctx context.Context, attempt Attempt, output contract.Named[contract.Published], tree contract.Tree, folder string) error {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return err
	}
	defer root.Close()
	if output.Value.Type == contract.File {
		return b.upload(ctx, root, output.Name, attempt.output(output.Name), output.Value.Size)
	}
	err = inParallel(ctx, tree, func(ctx context.Context, entry contract.TreeEntry) error {
		if entry.Type != "file" {
			return nil
		}
		name := path.Join(output.Name, entry.Path)
		return b.upload(ctx, root, name, attempt.output(name), entry.Size)
	})
	if err != nil {
		return err
	}
	return b.objects.WriteAll(ctx, attempt.listing(output.Name), tree.JSON(), jsonText)
}

// Place downloads a file, or all files of a directory as its listing has them.
func (b *Bucket) Place(ctx context.Context, attempt Attempt, output contract.Named[contract.Published], at string) error {
	if output.Value.Type == contract.File {
		return b.download(ctx, attempt.output(output.Name), at, output.Value.Size, output.Value.SHA256, 0o444)
	}
	text, err := b.objects.ReadAll(ctx, attempt.listing(output.Name))
	if err != nil {
		return err
	}
	if contract.SHA256(text) != output.Value.SHA256 {
		return fmt.Errorf("the listing of %s is not the one that was published", contract.Quoted(output.Name))
	}
	tree, err := contract.ParseTree(text)
	if err != nil {
		return err
	}
	if err := makeFolders(tree, at); err != nil {
		return err
	}
	err = inParallel(ctx, tree, func(ctx context.Context, entry contract.TreeEntry) error {
		if entry.Type != "file" {
			return nil
		}
		mode := os.FileMode(0o444)
		if entry.Executable {
			mode = 0o555
		}
		return b.download(ctx, attempt.output(path.Join(output.Name, entry.Path)), filepath.Join(at, entry.Path), entry.Size, "", mode)
	})
	if err != nil {
		return err
	}
	return makeLinks(tree, at)
}
