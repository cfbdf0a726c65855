package store

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"testing"

	"clockwork.io/runtime/internal/contract"
)

// paths lists all files of a store, and its empty folders with a slash at their end.
func paths(t *testing.T, s Store, in string) []string {
	t.Helper()
	found := []string{}
	for entry, err := range s.Entries(ctx, in) {
		must(t, err)
		if entry.Folder {
			entry.Path += "/"
		}
		found = append(found, entry.Path)
	}
	slices.Sort(found)
	return found
}

func TestContentsAreListedAndRemovedByFolders(t *testing.T) {
	each(t, func(t *testing.T, s Store, outputs func(Attempt) string) {
		first, second := attempt(1), attempt(2)
		publish(t, s, outputs(first), first, `mkdir -p model/sub; echo w > model/sub/w`, output("model", contract.Directory))
		must(t, s.WriteManifest(ctx, second, &contract.Manifest{State: contract.StateFailed}))
		run, task := first.task(""), first.Task
		var names []string
		for name, err := range s.Folders(ctx, run) {
			must(t, err)
			names = append(names, name)
		}
		if !slices.Equal(names, []string{task}) {
			t.Errorf("%q", names)
		}
		found := paths(t, s, run+"/"+task)
		for _, want := range []string{"attempt-1/manifest.json", "attempt-1/outputs/model/sub/w", "attempt-2/manifest.json", "current"} {
			if !slices.Contains(found, want) {
				t.Errorf("no %s in %q", want, found)
			}
		}
		must(t, s.RemoveAll(ctx, first.folder()))
		must(t, s.Remove(ctx, first.current(task)))
		must(t, s.Remove(ctx, first.current(task)))
		must(t, s.RemoveEmpty(ctx, first.task(task)))
		if found = paths(t, s, run); !slices.Equal(found, []string{task + "/attempt-2/manifest.json"}) {
			t.Errorf("%q", found)
		}
		must(t, s.RemoveAll(ctx, second.folder()))
		must(t, s.RemoveAll(ctx, second.folder()))
		must(t, s.RemoveEmpty(ctx, first.task(task)))
		must(t, s.RemoveEmpty(ctx, run))
		if found = paths(t, s, ""); len(found) > 0 && !slices.Equal(found, []string{first.Scope + "/"}) {
			t.Errorf("%q", found)
		}
	})
}

func TestLinksAreRemovedAndNeverFollowed(t *testing.T) {
	outside, inside := t.TempDir(), t.TempDir()
	must(t, os.WriteFile(filepath.Join(outside, "kept"), nil, 0o644))
	must(t, os.MkdirAll(filepath.Join(inside, "a/attempt-1/outputs"), 0o755))
	for _, link := range []string{"link", "a/attempt-1/outputs/link", "a/attempt-1/attempt-2", "a/current"} {
		must(t, os.Symlink(outside, filepath.Join(inside, link)))
	}
	s := Folder{Root: inside}
	for name, err := range s.Folders(ctx, "") {
		if must(t, err); name != "a" {
			t.Error(name)
		}
	}
	want := []string{"a/attempt-1/attempt-2", "a/attempt-1/outputs/link", "a/current", "link"}
	if found := paths(t, s, ""); !slices.Equal(found, want) {
		t.Errorf("%q", found)
	}
	if text, err := s.Read(ctx, "a/current"); text != nil || err != nil {
		t.Errorf("%q, %v", text, err)
	}
	if err := s.RemoveAll(ctx, "link/kept"); err == nil {
		t.Error("removed by way of a link that leaves the store")
	}
	must(t, s.RemoveEmpty(ctx, "link"))
	must(t, s.RemoveAll(ctx, "a"))
	if found := paths(t, Folder{Root: outside}, ""); !slices.Equal(found, []string{"kept"}) {
		t.Errorf("%q", found)
	}
}

func TestFoldersThatATaskHasClosedAreListedAndRemovedByTheirOwner(t *testing.T) {
	root := t.TempDir()
	must(t, os.Chmod(root, 0o777))
	must(t, os.Chmod(filepath.Dir(root), 0o755))
	// Nobody, as no mode stops root.
	nobody := exec.Command(os.Args[0])
	nobody.Env = append(os.Environ(), closing+"="+root)
	if os.Getuid() == 0 {
		nobody.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 64321, Gid: 64321}}
		program := filepath.Join(root, "test")
		must(t, exec.Command("cp", os.Args[0], program).Run())
		must(t, os.Chmod(program, 0o755))
		nobody.Path = program
	}
	if said, err := nobody.CombinedOutput(); err != nil || string(said) != "[a/b/c a/d] [] " {
		t.Errorf("%v: %s", err, said)
	}
}

// closing makes a test's executable close folders in the one it names, list them and
// remove them.
const closing = "CLOCKWORK_TEST_CLOSE"

func closeFolders(root string) error {
	s := Folder{Root: root}
	text := "mkdir -p a/b a/d; echo > a/b/c; chmod 555 a/b; chmod 0 a/d; chmod 555 a"
	made := exec.Command("sh", "-euc", text)
	made.Dir = root
	if err := made.Run(); err != nil {
		return err
	}
	for range 2 {
		found := []string{}
		for entry, err := range s.Entries(ctx, "a") {
			if err != nil {
				return err
			}
			found = append(found, "a/"+entry.Path)
		}
		slices.Sort(found)
		fmt.Printf("%v ", found)
		if err := s.RemoveAll(ctx, "a"); err != nil {
			return err
		}
	}
	return nil
}
