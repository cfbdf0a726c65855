package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"

	"clockwork.io/runtime/internal/contract"
	"gocloud.dev/blob"
	"gocloud.dev/gcerrors"
)

// A Bucket is a store of objects. Files are streamed in parts; of a directory
// every file is an object, and its listing one more.
type Bucket struct {
	objects *blob.Bucket
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
	if gcerrors.Code(err) == gcerrors.NotFound {
		return nil, nil
	}
	return text, err
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

// upload refuses a file that was written to after it was checked.
func (b *Bucket) upload(ctx context.Context, root *os.Root, name, key string, size int64) error {
	file, err := root.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	writer, err := b.objects.NewWriter(ctx, key, &blob.WriterOptions{
		ContentType: "application/octet-stream", BufferSize: partSize(size), MaxConcurrency: parts,
	})
	if err != nil {
		return err
	}
	sent, err := writer.ReadFrom(io.LimitReader(file, size+1))
	if err == nil && sent != size {
		err = fmt.Errorf("%s changed while it was published", contract.Quoted(name))
	}
	if err != nil {
		// Only a writer whose context has ended keeps nothing when it is closed.
		cancel()
		_ = writer.Close()
		return err
	}
	return writer.Close()
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

func (b *Bucket) download(ctx context.Context, key, at string, size int64, sha256 string, mode os.FileMode) error {
	file, err := os.OpenFile(at, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o644)
	if err != nil {
		return err
	}
	defer file.Close()
	if err := b.objects.Download(ctx, key, file, nil); err != nil {
		return err
	}
	if err := same(file, size, sha256); err != nil {
		return fmt.Errorf("%s: %w", contract.Quoted(path.Base(key)), err)
	}
	return file.Chmod(mode)
}

// same makes sure that a downloaded file is the one that was published.
func same(file *os.File, size int64, sum string) error {
	info, err := file.Stat()
	if err != nil {
		return err
	}
	if info.Size() != size {
		return fmt.Errorf("the store has %d bytes; %d were published", info.Size(), size)
	}
	if sum == "" {
		return nil
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	hash := sha256.New()
	if _, err := io.Copy(hash, file); err != nil {
		return err
	}
	if want, _ := hex.DecodeString(sum); !bytes.Equal(hash.Sum(nil), want) {
		return fmt.Errorf("the store has other bytes than were published")
	}
	return nil
}
