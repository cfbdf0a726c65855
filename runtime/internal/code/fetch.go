package code

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/fault"
	"github.com/go-git/go-billy/v5/osfs"
	"github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/config"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/cache"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/go-git/go-git/v5/plumbing/transport"
	"github.com/go-git/go-git/v5/storage/filesystem"
)

// deepened is how much history is asked for first where a commit cannot be
// asked for by its id.
const deepened = 50

// pauses are waited before further tries, each with as much again by chance: a
// server that is away for ten seconds is back by the last.
var pauses = []time.Duration{time.Second, 3 * time.Second, 9 * time.Second}

// Fetch writes the files of a commit into an empty folder. Only failures of the
// network are tried again.
func Fetch(ctx context.Context, source Source, rules Rules, auth Credentials, folder string) error {
	askByTheRules()
	return fetch(context.WithValue(ctx, ruling{}, rules), source, rules, auth, folder, 0)
}

// fetch fetches a commit, of which level says how many submodules it is inside.
func fetch(ctx context.Context, source Source, rules Rules, auth Credentials, folder string, level int) error {
	if err := source.check(rules); err != nil {
		return err
	}
	method, err := auth.method(source)
	if err != nil {
		return err
	}
	trusted, err := read(auth.Authorities)
	if err != nil {
		return err
	}
	for try := 0; ; try++ {
		submodules, err := fetchOnce(ctx, source, access{method, []byte(trusted)}, folder)
		if err == nil && rules.Submodules {
			return fetchSubmodules(ctx, source, submodules, rules, auth, folder, level)
		}
		if err == nil || fault.Of(err).Code != contract.Network || try == len(pauses) {
			return err
		}
		pause := pauses[try] + rand.N(pauses[try])
		select {
		case <-ctx.Done():
			return err
		case <-time.After(pause):
		}
	}
}

// An access is how a server is asked: as whom, and by which certificates it is known.
type access struct {
	method  transport.AuthMethod
	trusted []byte
}

func fetchOnce(ctx context.Context, source Source, by access, folder string) ([]submodule, error) {
	// Beside the folder, so that user code never sees it, and on the same disk.
	objects, err := os.MkdirTemp(filepath.Dir(folder), ".git-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(objects)
	storage := filesystem.NewStorage(osfs.New(objects), cache.NewObjectLRUDefault())
	repository, err := git.Init(storage, nil)
	if err != nil {
		return nil, err
	}
	remote := git.NewRemote(storage, &config.RemoteConfig{Name: "origin", URLs: []string{source.URL}})
	commit, err := fetchCommit(ctx, repository, remote, source, by)
	if err != nil {
		return nil, source.fault(err)
	}
	tree, err := commit.Tree()
	if err != nil {
		return nil, err
	}
	return checkOut(tree, folder)
}

func fetchCommit(ctx context.Context, repository *git.Repository, remote *git.Remote, source Source, by access) (*object.Commit, error) {
	id := plumbing.NewHash(source.Commit)
	fetch := func(spec string, depth int) error {
		err := remote.FetchContext(ctx, &git.FetchOptions{
			RefSpecs: []config.RefSpec{config.RefSpec(spec)}, Depth: depth, Tags: git.NoTags, Force: true,
			Auth: by.method, CABundle: by.trusted,
		})
		if errors.Is(err, git.NoErrAlreadyUpToDate) {
			return nil
		}
		return err
	}
	err := fetch(source.Commit+":refs/clockwork/commit", 1)
	if !errors.Is(err, git.ErrExactSHA1NotSupported) {
		if err != nil {
			return nil, err
		}
		return repository.CommitObject(id)
	}
	all := "refs/heads/*:refs/clockwork/heads/*"
	if source.Ref != "" {
		all = source.Ref + ":refs/clockwork/commit"
	}
	for _, depth := range []int{deepened, 0} {
		if err := fetch(all, depth); err != nil && !errors.Is(err, git.NoMatchingRefSpecError{}) {
			return nil, err
		}
		if commit, err := repository.CommitObject(id); err == nil {
			return commit, nil
		}
	}
	return nil, plumbing.ErrObjectNotFound
}
