package wrap

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"clockwork.io/runtime/internal/exchange"
)

const (
	// complete stands in an environment that was filled to its end.
	complete = ".complete"
	// keyLength is how much of a hash names an environment.
	keyLength = 32
	lockPause = 50 * time.Millisecond
	// description is what makes an environment of one interpreter useless for another.
	description = "import platform, sys; print(sys.version, sys.prefix, sys.base_prefix, platform.machine(), platform.libc_ver())"
)

// cached is an environment in the cache. One is made by one task while others
// wait, and counts once it is complete.
func (t *task) cached(packages *exchange.Packages) (string, *exchange.End) {
	described, failed := t.describe()
	if failed != nil {
		return "", failed
	}
	sum := sha256.Sum256([]byte(packages.Key + "\x00" + described))
	folder := filepath.Join(packages.Cache, hex.EncodeToString(sum[:])[:keyLength])
	if isComplete(folder) {
		return folder, nil
	}
	lock, failed := t.lock(folder+".lock", packages.File)
	if failed != nil {
		return "", failed
	}
	if lock == nil {
		return t.alone(packages)
	}
	defer lock.Close()
	if isComplete(folder) {
		return folder, nil
	}
	say("installing the packages of %s, for later runs, too", packages.File)
	// A build that was killed has left something incomplete.
	if err := os.RemoveAll(folder); err != nil {
		say("the cache of packages cannot be used: %v", err)
		return t.alone(packages)
	}
	if failed := t.fill(folder, packages.File); failed != nil {
		return "", failed
	}
	if err := os.WriteFile(filepath.Join(folder, complete), nil, 0o644); err != nil {
		say("the packages cannot be kept in the cache: %v", err)
	}
	return folder, nil
}

func isComplete(folder string) bool {
	_, err := os.Stat(filepath.Join(folder, complete))
	return err == nil
}

// lock waits until nobody else fills the environment. It is let go when the file
// is closed, and by the system when this process dies. There is none in a cache
// that cannot be written to.
func (t *task) lock(name, file string) (*os.File, *exchange.End) {
	lock, err := os.OpenFile(name, os.O_CREATE|os.O_RDONLY, 0o644)
	if err != nil {
		say("the cache of packages cannot be used: %v", err)
		return nil, nil
	}
	for waited := false; ; waited = true {
		err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err == nil {
			return lock, nil
		}
		if err != syscall.EWOULDBLOCK && err != syscall.EINTR {
			lock.Close()
			say("the cache of packages cannot be locked: %v", err)
			return nil, nil
		}
		if !waited {
			say("waiting for another task that installs the packages of %s", file)
		}
		if asked := t.asked(lockPause); asked != nil {
			lock.Close()
			return nil, asked
		}
	}
}

// asked waits a little, and gives the end of a task that is told to end meanwhile.
func (t *task) asked(pause time.Duration) *exchange.End {
	select {
	case <-time.After(pause):
	case got := <-t.signals:
		if ends(got) {
			return killed(got)
		}
	}
	return nil
}

// describe asks the image's interpreter what it is.
func (t *task) describe() (string, *exchange.End) {
	read, write, err := os.Pipe()
	if err != nil {
		return "", broken("the requirements could not be installed: " + err.Error())
	}
	defer read.Close()
	command, _, problem := t.start([]string{python, "-c", description}, write)
	write.Close()
	if problem != "" {
		return "", broken("the requirements could not be installed: " + problem)
	}
	said, _ := io.ReadAll(read)
	outcome := command.watch(limits{grace: installGrace}, t.signals)
	switch {
	case outcome.asked != nil:
		return "", killed(outcome.asked)
	case outcome.code != 0:
		return "", broken(fmt.Sprintf("the requirements could not be installed: %s ended with exit code %d", python, outcome.code))
	}
	return strings.TrimSpace(string(said)), nil
}
