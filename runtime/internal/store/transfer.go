package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"time"

	"clockwork.io/runtime/internal/contract"
	"gocloud.dev/blob"
	"golang.org/x/sync/errgroup"
)

const (
	// buffered is what all transfers together keep in memory.
	buffered = 64 << 20
	// parts of one file are moved at the same time.
	parts = 5
	// smallestPart is the least that S3 takes, and what is buffered of a small file.
	smallestPart = 5 << 20
	usualPart    = 8 << 20
	// fetchedPart is read as it comes, and buffered nowhere.
	fetchedPart = 32 << 20
	// mostParts is what S3 takes.
	mostParts = 10_000
)

// pauses are waited before an object is tried again. The libraries of the
// providers have tried its parts before, and gone on where they were.
var pauses = []time.Duration{time.Second, 4 * time.Second}

// A cut is how a file is cut into parts.
type cut struct {
	part int64
	// parts are moved at the same time.
	parts int
}

func cutOf(size int64) cut {
	if size <= smallestPart {
		return cut{smallestPart, 1}
	}
	part := max(usualPart, size/(mostParts-1)+1)
	return cut{part, int(max(1, min(parts, buffered/part-1)))}
}

// memory is what moving the parts takes: one more is being read.
func (c cut) memory() int64 {
	if c.parts == 1 {
		return min(buffered, c.part)
	}
	return min(buffered, c.part*int64(c.parts+1))
}

// moved moves a file of a size, when there is memory for it.
func (b *Bucket) moved(ctx context.Context, size int64, move func(ctx context.Context, cut cut) error) error {
	cut := cutOf(size)
	if err := b.buffers.Acquire(ctx, cut.memory()); err != nil {
		return err
	}
	defer b.buffers.Release(cut.memory())
	return again(ctx, func() error { return move(ctx, cut) })
}

// again tries what may succeed a moment later.
func again(ctx context.Context, work func() error) error {
	for try := 0; ; try++ {
		err := work()
		if err == nil || try == len(pauses) || !mayPass(err) {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(pauses[try]):
		}
	}
}

// mayPass tells whether a failure of a transfer may be gone a moment later.
func mayPass(err error) bool {
	var local *fs.PathError
	return !errors.As(err, &local) && !errors.Is(err, errOther) && !errors.Is(err, context.Canceled) && !isAbsent(err) && !isForbidden(err)
}

// errOther is that bytes are not those that were published or checked.
var errOther = errors.New("")

func other(format string, args ...any) error {
	return fmt.Errorf(format+"%w", append(args, errOther)...)
}

// upload refuses a file that was written to after it was checked.
func (b *Bucket) upload(ctx context.Context, root *os.Root, name, key string, size int64) error {
	file, err := root.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	return b.moved(ctx, size, func(ctx context.Context, cut cut) error {
		if _, err := file.Seek(0, io.SeekStart); err != nil {
			return err
		}
		content := &counted{reader: file, left: size}
		err := b.objects.Upload(ctx, key, content, &blob.WriterOptions{
			ContentType: "application/octet-stream", BufferSize: int(cut.part), MaxConcurrency: cut.parts,
		})
		if errors.Is(content.failed, errOther) {
			return other("%s changed while it was published", contract.Quoted(name))
		}
		return err
	})
}

// counted fails instead of ending when there are more or fewer bytes than there
// should be, so that no other object is kept.
type counted struct {
	reader io.Reader
	left   int64
	failed error
}

func (c *counted) Read(into []byte) (int, error) {
	n, err := c.reader.Read(into)
	c.left -= int64(n)
	if c.left < 0 || err == io.EOF && c.left > 0 {
		c.failed = errOther
		return 0, errOther
	}
	return n, err
}

func (b *Bucket) download(ctx context.Context, key, at string, size int64, sha256 string, mode os.FileMode) error {
	file, err := os.OpenFile(at, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o644)
	if err != nil {
		return err
	}
	defer file.Close()
	if err := b.fetch(ctx, key, file, size); err != nil {
		return err
	}
	if err := same(file, size, sha256); err != nil {
		return fmt.Errorf("%s: %w", contract.Quoted(path.Base(key)), err)
	}
	return file.Chmod(mode)
}

// fetch reads the parts of an object, several at a time. One that breaks off goes
// on where it was.
func (b *Bucket) fetch(ctx context.Context, key string, into io.WriterAt, size int64) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(parts)
	for offset := int64(0); offset == 0 || offset < size; offset += fetchedPart {
		group.Go(func() error {
			length := int64(fetchedPart)
			if offset+length >= size {
				// An object that is larger than it was is found out.
				length = -1
			}
			return b.fetchPart(ctx, key, io.NewOffsetWriter(into, offset), offset, length)
		})
	}
	return group.Wait()
}

func (b *Bucket) fetchPart(ctx context.Context, key string, into io.Writer, offset, length int64) error {
	done := int64(0)
	return again(ctx, func() error {
		left := length
		if length >= 0 {
			left -= done
		}
		reader, err := b.objects.NewRangeReader(ctx, key, offset+done, left, nil)
		if err != nil {
			return err
		}
		defer reader.Close()
		read, err := io.Copy(into, reader)
		done += read
		return err
	})
}

// same makes sure that a downloaded file is the one that was published.
func same(file *os.File, size int64, sum string) error {
	info, err := file.Stat()
	if err != nil {
		return err
	}
	if info.Size() != size {
		return other("the store has %d bytes; %d were published", info.Size(), size)
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
		return other("the store has other bytes than were published")
	}
	return nil
}
