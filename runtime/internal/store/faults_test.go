package store

import (
	"context"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/fault"
)

// wants looks at a fault whose reason is one line.
func wants(t *testing.T, err error, code int, reason string) {
	t.Helper()
	if err == nil {
		t.Fatal("no error; want ", reason)
	}
	got := fault.Of(err)
	if got.Code != code || !strings.HasPrefix(got.Reason, reason) || strings.Contains(got.Reason, "\n") || len(got.Reason) > 300 {
		t.Errorf("%+v, want %d %s", got, code, reason)
	}
}

func TestStoreThatRefusesTheCredentialsIsNotTriedAgain(t *testing.T) {
	server := newS3(t)
	t.Setenv("AWS_SECRET_ACCESS_KEY", "wrong")
	wants(t, Begin(ctx, server.open("s3://runs/nightly"), attempt(1)), contract.Authentication, "the store refuses the credentials, or wants some: SignatureDoesNotMatch: ")
}

func TestAzureThatRefusesTheCredentialsIsNotTriedAgain(t *testing.T) {
	newAzure(t)
	// The library reads the key once for a process.
	again := exec.Command(os.Args[0])
	again.Env = append(os.Environ(), beginning+"=azblob://runs/nightly", "AZURE_STORAGE_KEY=d3Jvbmc=")
	if said, err := again.Output(); err != nil || string(said) != "the store refuses the credentials, or wants some: AuthorizationFailure" {
		t.Errorf("%v: %s", err, said)
	}
}

func TestStoreThatIsNotThereIsNoEmptyOne(t *testing.T) {
	server := newS3(t)
	wants(t, Begin(ctx, server.open("s3://gone/nightly"), attempt(1)), contract.Store, "the store cannot be used: NoSuchBucket: ")
	newGCS(t)
	opened, err := Open(ctx, "gs://gone", "")
	must(t, err)
	wants(t, Begin(ctx, opened, attempt(1)), contract.Store, "the store cannot be used: ")
	newAzure(t)
	opened, err = Open(ctx, "azblob://gone", "")
	must(t, err)
	wants(t, Begin(ctx, opened, attempt(1)), contract.Store, "the store cannot be used: ContainerNotFound")
}

func TestStoreThatCannotBeReachedSaysWhy(t *testing.T) {
	t.Setenv("AWS_ACCESS_KEY_ID", "reader")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "secret-of-test")
	t.Setenv("AWS_MAX_ATTEMPTS", "1")
	opened, err := Open(ctx, "s3://runs", "http://127.0.0.1:1")
	must(t, err)
	wants(t, Begin(ctx, opened, attempt(1)), contract.Store, "the store cannot be used: connection refused")
}

// A cable leads to a server and is cut once, after so many bytes.
type cable struct {
	listener net.Listener
	left     atomic.Int64
	carried  atomic.Int64
}

func newCable(t *testing.T, to string, after int64) *cable {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	t.Cleanup(func() { _ = listener.Close() })
	c := &cable{listener: listener}
	c.left.Store(after)
	go func() {
		for {
			from, err := listener.Accept()
			if err != nil {
				return
			}
			go c.join(from, to)
		}
	}()
	return c
}

func (c *cable) join(from net.Conn, to string) {
	server, err := net.Dial("tcp", to)
	if err != nil {
		_ = from.Close()
		return
	}
	carry := func(to, from net.Conn) {
		defer to.Close()
		defer from.Close()
		buffer := make([]byte, 32<<10)
		for {
			n, err := from.Read(buffer)
			c.carried.Add(int64(n))
			if before := c.left.Add(-int64(n)) + int64(n); before > 0 && before <= int64(n) {
				return
			}
			if _, wrong := to.Write(buffer[:n]); err != nil || wrong != nil {
				return
			}
		}
	}
	go carry(server, from)
	carry(from, server)
}

func TestTransferThatBreaksOffGoesOnWhereItWas(t *testing.T) {
	server := newS3(t)
	const size = 64 << 20
	folder, a := t.TempDir(), attempt(1)
	file, err := os.Create(filepath.Join(folder, "raw"))
	must(t, err)
	must(t, file.Truncate(size))
	_, err = file.WriteAt([]byte("end"), size-3)
	must(t, err)
	must(t, file.Close())
	up := newCable(t, server.address, size/2)
	opened, err := Open(ctx, "s3://runs/nightly", "http://"+up.listener.Addr().String())
	must(t, err)
	manifest := publish(t, opened, folder, a, "", output("raw", contract.File))
	down := newCable(t, server.address, size/2)
	opened, err = Open(ctx, "s3://runs/nightly", "http://"+down.listener.Addr().String())
	must(t, err)
	at := filepath.Join(t.TempDir(), "raw")
	must(t, opened.Place(ctx, a, manifest.Outputs[0], at))
	placed, err := os.Open(at)
	must(t, err)
	defer placed.Close()
	_, err = placed.Seek(-3, io.SeekEnd)
	must(t, err)
	if end, _ := io.ReadAll(placed); string(end) != "end" {
		t.Errorf("ends with %q", end)
	}
	for way, c := range map[string]*cable{"up": up, "down": down} {
		// A part or some are sent again, not half of the file.
		if c.left.Load() > 0 || c.carried.Load() > size+size/3 {
			t.Errorf("%d bytes of %d were carried %s", c.carried.Load(), size, way)
		}
	}
}

func TestAttemptWhoseUploadFailsPublishesNothing(t *testing.T) {
	server := newS3(t)
	s, a, folder := server.open("s3://runs/nightly"), attempt(1), t.TempDir()
	must(t, Begin(ctx, s, a))
	must(t, os.WriteFile(filepath.Join(folder, "raw"), []byte("longer than it was"), 0o644))
	manifest := &contract.Manifest{State: contract.StateSucceeded, Outputs: []contract.Named[contract.Published]{
		{Name: "raw", Value: contract.Published{Type: contract.File, Size: 3}},
	}}
	wants(t, Publish(ctx, s, a, manifest, nil, folder), contract.Store, `the store cannot be used: "raw" changed while it was published`)
	nothing(t, s, a)
	if kept, _ := filepath.Glob(filepath.Join(server.folder, "runs/nightly/*/*/*/attempt-1/outputs/*")); len(kept) > 0 {
		t.Errorf("kept %v", kept)
	}
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	if err := Publish(cancelled, s, a, manifest, nil, folder); err == nil {
		t.Error("published")
	}
	nothing(t, s, a)
}

// nothing makes sure that an attempt has published nothing.
func nothing(t *testing.T, s Store, a Attempt) {
	t.Helper()
	read, err := s.Manifest(ctx, a)
	if must(t, err); read != nil {
		t.Errorf("manifest %+v", read)
	}
	current, err := s.Current(ctx, a.Run, a.Task)
	if must(t, err); current != (Current{1, Running}) {
		t.Errorf("%+v", current)
	}
}

func TestOutputsOfAZombieAreNotServedWhenTheLaterAttemptFails(t *testing.T) {
	each(t, func(t *testing.T, s Store, outputs func(Attempt) string) {
		first, second := attempt(1), attempt(2)
		must(t, Begin(ctx, s, second))
		// The first one has looked before the second began, and writes after it.
		must(t, s.SetCurrent(ctx, first.Run, first.Task, Current{1, Succeeded}))
		must(t, Record(ctx, s, second, &contract.Manifest{State: contract.StateFailed}))
		current, err := s.Current(ctx, first.Run, first.Task)
		if must(t, err); current != (Current{2, Running}) {
			t.Errorf("%+v", current)
		}
	})
}
