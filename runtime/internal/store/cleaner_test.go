package store

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/fault"
)

const day = 24 * time.Hour

// cleaned cleans a store at a moment, and gives what was said.
func cleaned(t *testing.T, s Contents, age time.Duration, now time.Time) ([]string, error) {
	t.Helper()
	var said []string
	err := Cleaner{Store: s, Age: age, Now: now, Say: func(format string, args ...any) {
		said = append(said, fmt.Sprintf(format, args...))
	}}.Clean(ctx)
	slices.Sort(said)
	return said, err
}

// A kept is a store of a folder, whose files can be made old.
type kept struct {
	t *testing.T
	Folder
}

func newKept(t *testing.T) kept {
	return kept{t, Folder{Root: t.TempDir()}}
}

// publish publishes an attempt of a run.
func (k kept) publish(run string, number int, state string) Attempt {
	k.t.Helper()
	a := Attempt{Run{"nightly", run}, "extract", number}
	must(k.t, Begin(ctx, k, a))
	must(k.t, os.MkdirAll(k.Outputs(a), 0o755))
	must(k.t, os.WriteFile(filepath.Join(k.Outputs(a), "raw"), []byte(run), 0o644))
	manifest := &contract.Manifest{State: state}
	if state == contract.StateSucceeded {
		must(k.t, Publish(ctx, k, a, manifest, nil, k.Outputs(a)))
	} else {
		must(k.t, Record(ctx, k, a, manifest))
	}
	return a
}

// aged makes all of a folder so old.
func (k kept) aged(in string, age time.Duration) {
	k.t.Helper()
	then := time.Now().Add(-age)
	must(k.t, filepath.Walk(k.at(in), func(path string, info os.FileInfo, err error) error {
		if err != nil || info.Mode()&os.ModeSymlink != 0 {
			return err
		}
		return os.Chtimes(path, then, then)
	}))
}

func (k kept) cleaned(age time.Duration) []string {
	k.t.Helper()
	said, err := cleaned(k.t, k, age, time.Now())
	must(k.t, err)
	return said
}

// wantsCounts looks at the closing line.
func (k kept) wantsCounts(said []string, want string) {
	k.t.Helper()
	if !slices.Contains(said, want) {
		k.t.Errorf("%q, want %s", said, want)
	}
}

func (k kept) wantsRuns(want ...string) {
	k.t.Helper()
	var found []string
	for key, err := range k.Folders(ctx, "nightly") {
		must(k.t, err)
		found = append(found, key)
	}
	for i := range want {
		want[i] = contract.RunKey(want[i])
	}
	slices.Sort(found)
	slices.Sort(want)
	if !slices.Equal(found, want) {
		k.t.Errorf("%q, want %q", found, want)
	}
}

func TestRunsInWhichNothingWasWrittenForSoLongAreRemoved(t *testing.T) {
	k := newKept(t)
	k.aged(k.publish("old", 1, contract.StateSucceeded).Scope, 31*day)
	k.publish("new", 1, contract.StateSucceeded)
	said := k.cleaned(30 * day)
	k.wantsCounts(said, "1 run removed, 1 kept")
	if !strings.HasPrefix(said[1], "removed run nightly/"+contract.RunKey("old")+", written last at 20") {
		t.Errorf("%q", said)
	}
	k.wantsRuns("new")
	k.wantsCounts(k.cleaned(30*day), "0 runs removed, 1 kept")
}

func TestRunsOfEveryKindOfStoreAreRemoved(t *testing.T) {
	each(t, func(t *testing.T, s Store, outputs func(Attempt) string) {
		a := attempt(1)
		publish(t, s, outputs(a), a, `mkdir model; cd model; for i in 1 2 3; do echo $i > $i; done`, output("model", contract.Directory))
		said, err := cleaned(t, s, day, time.Now())
		if must(t, err); !slices.Equal(said, []string{"0 runs removed, 1 kept"}) {
			t.Errorf("%q", said)
		}
		said, err = cleaned(t, s, day, time.Now().Add(2*day))
		if must(t, err); len(said) != 2 || said[0] != "1 run removed, 0 kept" {
			t.Errorf("%q", said)
		}
		if left := paths(t, s, ""); len(left) > 0 && !slices.Equal(left, []string{"nightly/"}) {
			t.Errorf("%q", left)
		}
	})
}

func TestRunOfOneNewFileStays(t *testing.T) {
	k := newKept(t)
	a := k.publish("r", 1, contract.StateSucceeded)
	k.aged("nightly", 31*day)
	must(t, os.WriteFile(filepath.Join(k.Outputs(a), "raw"), nil, 0o644))
	k.wantsCounts(k.cleaned(30*day), "0 runs removed, 1 kept")
}

func TestAttemptThatHasNotEndedStaysForAWeekAtLeast(t *testing.T) {
	k := newKept(t)
	a := Attempt{Run{"nightly", "r"}, "extract", 2}
	k.publish("r", 1, contract.StateFailed)
	must(t, Begin(ctx, k, a))
	k.aged("nightly", 6*day)
	k.wantsCounts(k.cleaned(day), "0 runs removed, 1 kept")
	k.aged("nightly", 8*day)
	k.wantsCounts(k.cleaned(30*day), "0 runs removed, 1 kept")
	k.wantsCounts(k.cleaned(day), "1 run removed, 0 kept")
}

func TestAttemptThatFailedIsNoRunningOne(t *testing.T) {
	k := newKept(t)
	k.publish("r", 1, contract.StateFailed)
	k.aged("nightly", 2*day)
	k.wantsCounts(k.cleaned(day), "1 run removed, 0 kept")
	k.wantsRuns()
}

// clearing begins an attempt once while a run is looked at.
type clearing struct {
	Store
	begun Attempt
	// late is when its marks are compared, otherwise it is when they are read first.
	late bool
}

func (c clearing) Read(ctx context.Context, file string) ([]byte, error) {
	text, err := c.Store.Read(ctx, file)
	return text, errors.Join(err, c.begin(!c.late))
}

func (c clearing) Folders(ctx context.Context, in string) iter.Seq2[string, error] {
	if strings.Contains(in, "/") {
		if err := c.begin(c.late); err != nil {
			panic(err)
		}
	}
	return c.Store.Folders(ctx, in)
}

func (c clearing) begin(now bool) error {
	current, err := c.Current(ctx, c.begun.Run, c.begun.Task)
	if err != nil || !now || current.Attempt >= c.begun.Number {
		return err
	}
	return Begin(ctx, c.Store, c.begun)
}

func TestRunThatIsStartedAgainMeanwhileStays(t *testing.T) {
	for _, again := range []clearing{
		{begun: Attempt{Run{"nightly", "r"}, "extract", 2}},
		{begun: Attempt{Run{"nightly", "r"}, "extract", 2}, late: true},
		{begun: Attempt{Run{"nightly", "r"}, "load", 1}},
		{begun: Attempt{Run{"nightly", "r"}, "load", 1}, late: true},
	} {
		k := newKept(t)
		a := k.publish("r", 1, contract.StateSucceeded)
		k.aged("nightly", 2*day)
		again.Store = k
		said, err := cleaned(t, again, day, time.Now())
		must(t, err)
		k.wantsCounts(said, "0 runs removed, 1 kept")
		if manifest, _ := k.Manifest(ctx, a); manifest == nil {
			t.Error("what the run has published is gone")
		}
	}
}

func TestOtherFilesStay(t *testing.T) {
	k := newKept(t)
	k.publish("r", 1, contract.StateSucceeded)
	run := "nightly/" + contract.RunKey("r")
	others := []string{"a.txt", "nightly/b.txt", "nightly/notes-0123abcd/c.txt", "nightly/other/extract/current", run + "/d.txt", run + "/extract/e.txt"}
	for _, other := range others {
		must(t, os.MkdirAll(filepath.Dir(k.at(other)), 0o755))
		must(t, os.WriteFile(k.at(other), nil, 0o644))
	}
	k.aged("", 2*day)
	k.wantsCounts(k.cleaned(day), "1 run removed, 0 kept")
	slices.Sort(others)
	if left := paths(t, k, ""); !slices.Equal(left, others) {
		t.Errorf("%q, want %q", left, others)
	}
	k.wantsCounts(k.cleaned(day), "0 runs removed, 0 kept")
}

func TestRunsThatALinkLeadsToStay(t *testing.T) {
	other, k := newKept(t), newKept(t)
	other.publish("r", 1, contract.StateSucceeded)
	other.aged("", 2*day)
	must(t, os.Symlink(other.at("nightly"), k.at("nightly")))
	must(t, os.MkdirAll(k.at("daily"), 0o755))
	must(t, os.Symlink(other.at("nightly/"+contract.RunKey("r")), k.at("daily/"+contract.RunKey("r"))))
	k.wantsCounts(k.cleaned(day), "0 runs removed, 0 kept")
	other.wantsRuns("r")
}

func TestFoldersThatATaskOfNoAttemptHasAreRemovedWithTheirRun(t *testing.T) {
	k := newKept(t)
	a := k.publish("r", 1, contract.StateSucceeded)
	must(t, k.Open(a.Run, "skipped"))
	must(t, os.WriteFile(k.at(a.task("extract")+"/.new-1"), nil, 0o644))
	k.aged("nightly", 2*day)
	k.cleaned(day)
	k.wantsRuns()
}

// stubborn cannot remove some files.
type stubborn struct {
	Store
	name string
}

func (s stubborn) Remove(ctx context.Context, file string) error {
	if strings.Contains(file, s.name) {
		return os.ErrPermission
	}
	return s.Store.Remove(ctx, file)
}

func TestRunThatCannotBeRemovedKeepsNoOtherFromIt(t *testing.T) {
	k := newKept(t)
	for _, run := range []string{"a", "b", "c"} {
		k.publish(run, 1, contract.StateSucceeded)
	}
	k.aged("nightly", 2*day)
	failed := contract.RunKey("b")
	for range 2 {
		said, err := cleaned(t, stubborn{k, failed + "/extract/attempt-1/manifest.json"}, day, time.Now())
		got := fault.Of(err)
		if got.Code != contract.Store || got.Reason != "1 run could not be removed, the first one because of this: the store cannot be used: permission denied" {
			t.Errorf("%+v", got)
		}
		k.wantsCounts(said, "run nightly/"+failed+" cannot be removed: the store cannot be used: permission denied")
		k.wantsRuns("b")
	}
	// Nobody reads what is left of it, and it is removed once it can be.
	if current, _ := k.Current(ctx, Run{"nightly", "b"}, "extract"); current != (Current{}) {
		t.Errorf("%+v", current)
	}
	k.wantsCounts(k.cleaned(day), "1 run removed, 0 kept")
	k.wantsRuns()
}

func TestStoreThatNobodyHasWrittenToIsCleaned(t *testing.T) {
	said, err := cleaned(t, Folder{Root: filepath.Join(t.TempDir(), "none")}, day, time.Now())
	if must(t, err); !slices.Equal(said, []string{"0 runs removed, 0 kept"}) {
		t.Errorf("%q", said)
	}
}

func TestCleaningEndsWhenItIsToldTo(t *testing.T) {
	k := newKept(t)
	k.publish("r", 1, contract.StateSucceeded)
	stopped, stop := context.WithCancel(ctx)
	stop()
	err := Cleaner{Store: k, Age: day, Now: time.Now().Add(2 * day), Say: func(string, ...any) {}}.Clean(stopped)
	wants(t, err, contract.Store, "told to stop before all runs were looked at")
	k.wantsRuns("r")
}

func TestStoreThatIsNotThereIsNotCleaned(t *testing.T) {
	server := newS3(t)
	_, err := cleaned(t, server.open("s3://gone/nightly"), day, time.Now())
	wants(t, err, contract.Store, "the store cannot be used: NoSuchBucket: ")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "wrong")
	_, err = cleaned(t, server.open("s3://runs/nightly"), day, time.Now())
	wants(t, err, contract.Authentication, "the store refuses the credentials, or wants some: ")
}

func TestAgesAreWrittenAsInSpecifications(t *testing.T) {
	for text, want := range map[string]time.Duration{"30d": 30 * day, "1h30m": 90 * time.Minute, "1d1h1m1s": 25*time.Hour + time.Minute + time.Second} {
		if got, err := ParseAge(text); err != nil || got != want {
			t.Errorf("%s: %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "0d", "30", "-1d", "1h1d", "1.5h", "P30D", "1d\n", "999999d"} {
		_, err := ParseAge(text)
		wants(t, err, contract.BadArguments, contract.Quoted(text)+" is no age: write a duration such as 30d or 12h")
	}
}
