package store

import (
	"context"
	"crypto/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/fault"
	"clockwork.io/runtime/internal/outputs"
	"gocloud.dev/blob/memblob"
)

// each runs a test on every kind of store there is.
func each(t *testing.T, test func(t *testing.T, s Store, outputs func(Attempt) string)) {
	t.Run("folder", func(t *testing.T) {
		folder := Folder{Root: t.TempDir()}
		test(t, folder, folder.Outputs)
	})
	t.Run("memory", func(t *testing.T) {
		bucket := newBucket(memblob.OpenBucket(nil))
		t.Cleanup(func() { _ = bucket.Close() })
		test(t, bucket, anywhere(t))
	})
	t.Run("s3", func(t *testing.T) { test(t, newS3(t).open("s3://runs/nightly"), anywhere(t)) })
	t.Run("gs", func(t *testing.T) { test(t, newGCS(t), anywhere(t)) })
	t.Run("azblob", func(t *testing.T) { test(t, newAzure(t), anywhere(t)) })
}

func anywhere(t *testing.T) func(Attempt) string {
	root := t.TempDir()
	return func(attempt Attempt) string { return filepath.Join(root, attempt.folder()) }
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

var ctx = context.Background()

func attempt(number int) Attempt {
	return Attempt{Run{"nightly", "scheduled__2026-01-31T00:00:00+07:00"}, "extract", number}
}

// publish runs a shell text in the outputs folder of an attempt and publishes
// what it left.
func publish(t *testing.T, s Store, folder string, a Attempt, text string, declared ...contract.Named[contract.Output]) *contract.Manifest {
	t.Helper()
	must(t, os.MkdirAll(folder, 0o755))
	command := exec.Command("sh", "-euc", text)
	command.Dir = folder
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	checked, err := outputs.Check(declared, folder)
	must(t, err)
	if len(checked.Problems) > 0 {
		t.Fatal(checked.Problems)
	}
	manifest := &contract.Manifest{
		Pipeline: "churn", Task: a.Task, RunID: a.ID, Attempt: a.Number, State: contract.StateSucceeded,
		Started: time.Unix(0, 0), Ended: time.Unix(1, 0), Outputs: checked.Published,
	}
	must(t, Begin(ctx, s, a))
	must(t, Publish(ctx, s, a, manifest, checked.Trees, folder))
	return manifest
}

func output(name string, t contract.DataType) contract.Named[contract.Output] {
	return contract.Named[contract.Output]{Name: name, Value: contract.Output{Type: t}}
}

func TestWhatIsPublishedIsWhatIsPlaced(t *testing.T) {
	each(t, func(t *testing.T, s Store, outputs func(Attempt) string) {
		a := attempt(1)
		manifest := publish(t, s, outputs(a), a, `
			echo 12 > rows; printf 'a\0b' > raw; mkdir -p model/empty model/sub; cd model
			echo w > sub/w; printf '#!/bin/sh\n' > run; chmod +x run; ln -s sub/w link; : > none; echo x > 'odd "name" é #?%41'`,
			output("rows", contract.Integer), output("raw", contract.File), output("model", contract.Directory))
		read, err := s.Manifest(ctx, a)
		must(t, err)
		if string(read.JSON()) != string(manifest.JSON()) {
			t.Errorf("\n got %s\nwant %s", read.JSON(), manifest.JSON())
		}
		current, err := s.Current(ctx, a.Run, a.Task)
		if must(t, err); current != (Current{1, Succeeded}) {
			t.Errorf("%+v", current)
		}
		inputs := t.TempDir()
		for _, output := range read.Outputs[1:] {
			must(t, s.Place(ctx, a, output, filepath.Join(inputs, output.Name)))
		}
		same, err := exec.Command("sh", "-euc", `cmp "$0/raw" "$1/raw"; diff -r "$0/model/" "$1/model/"; cd "$1/model"; test -d empty; test "$(readlink link)" = sub/w; ./run; ls | wc -l`,
			outputs(a), inputs).CombinedOutput()
		if err != nil || strings.TrimSpace(string(same)) != "6" {
			t.Errorf("%v: %s", err, same)
		}
	})
}

func TestNothingIsCurrentBeforeAnAttemptBegan(t *testing.T) {
	each(t, func(t *testing.T, s Store, _ func(Attempt) string) {
		current, err := s.Current(ctx, attempt(1).Run, "extract")
		if must(t, err); current != (Current{}) {
			t.Errorf("%+v", current)
		}
		manifest, err := s.Manifest(ctx, attempt(1))
		if must(t, err); manifest != nil {
			t.Errorf("%+v", manifest)
		}
	})
}

func TestLaterAttemptIsNotReplacedByAnEarlierOne(t *testing.T) {
	each(t, func(t *testing.T, s Store, outputs func(Attempt) string) {
		first, second := attempt(1), attempt(2)
		must(t, Begin(ctx, s, first))
		must(t, Begin(ctx, s, second))
		// The first one was thought dead, and ends late.
		manifest := &contract.Manifest{State: contract.StateSucceeded, Outputs: []contract.Named[contract.Published]{}}
		must(t, Publish(ctx, s, first, manifest, nil, outputs(first)))
		current, err := s.Current(ctx, first.Run, first.Task)
		if must(t, err); current != (Current{2, Running}) {
			t.Errorf("%+v", current)
		}
		got := fault.Of(Begin(ctx, s, first))
		if got.Code != contract.BadArguments || got.Reason != `attempt 1 of task "extract" cannot begin: attempt 2 has begun` {
			t.Errorf("%+v", got)
		}
	})
}

func TestLargeFileTravelsInParts(t *testing.T) {
	each(t, func(t *testing.T, s Store, outputs func(Attempt) string) {
		a := attempt(1)
		content := make([]byte, 3*smallestPart+17)
		_, _ = rand.Read(content)
		must(t, os.MkdirAll(outputs(a), 0o755))
		must(t, os.WriteFile(filepath.Join(outputs(a), "raw"), content, 0o644))
		manifest := publish(t, s, outputs(a), a, "", output("raw", contract.File))
		at := filepath.Join(t.TempDir(), "raw")
		must(t, s.Place(ctx, a, manifest.Outputs[0], at))
		got, err := os.ReadFile(at)
		if must(t, err); string(got) != string(content) {
			t.Error("other bytes")
		}
	})
}

func TestStoreThatWasTamperedWithIsNoticed(t *testing.T) {
	bucket := newBucket(memblob.OpenBucket(nil))
	a := attempt(1)
	manifest := publish(t, bucket, t.TempDir(), a, `echo right > raw; mkdir model; echo x > model/w`,
		output("raw", contract.File), output("model", contract.Directory))
	must(t, bucket.objects.WriteAll(ctx, a.output("raw"), []byte("wrong\n"), nil))
	must(t, bucket.objects.WriteAll(ctx, a.listing("model"), []byte(`[{"path":"../../x","type":"file","size":1}]`), nil))
	for i, want := range []string{`"raw": the store has other bytes than were published`, `the listing of "model" is not the one that was published`} {
		err := bucket.Place(ctx, a, manifest.Outputs[i], filepath.Join(t.TempDir(), "x"))
		if err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func TestStoresThatCannotBeAreRefused(t *testing.T) {
	for text, want := range map[string]string{
		"ftp://x":  `store "ftp://x" must begin with file://, s3://, gs:// or azblob://`,
		"":         `store "" must begin with file://, s3://, gs:// or azblob://`,
		"s3://%zz": `store "s3://%zz" is no URL`,
	} {
		if _, err := Open(ctx, text, ""); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}
