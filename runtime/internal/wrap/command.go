package wrap

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"clockwork.io/runtime/internal/contract"
)

// What a shell says of a command that cannot be run.
const (
	notExecutable = 126
	notFound      = 127
)

// start starts a command in a process group of its own, with its output going
// to a file. If it cannot, the exit code is what a shell would give.
func (t *task) start(words []string, output *os.File) (c *command, code int, problem string) {
	program, err := find(words[0], t.plan.Directory, t.environment["PATH"])
	if err == nil {
		c, err = t.reaper.start(program, words, &os.ProcAttr{
			Dir:   t.plan.Directory,
			Env:   pairs(t.environment),
			Files: []*os.File{os.Stdin, output, os.Stderr},
			Sys:   &syscall.SysProcAttr{Setpgid: true},
		})
		if err == nil {
			return c, 0, ""
		}
	}
	name := contract.Quoted(words[0])
	if errors.Is(err, fs.ErrNotExist) {
		return nil, notFound, "the command " + name + " was not found in the image"
	}
	return nil, notExecutable, fmt.Sprintf("the command %s cannot be executed: %v", name, reason(err))
}

// reason is the system's own word, without the path that the message has already.
func reason(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// find looks a program up as a shell does, but by the PATH of the command.
func find(name, directory, path string) (string, error) {
	if strings.Contains(name, "/") {
		if filepath.IsAbs(name) {
			return name, executable(name)
		}
		name = filepath.Join(directory, name)
		return name, executable(name)
	}
	found := fs.ErrNotExist
	for _, folder := range filepath.SplitList(path) {
		program := filepath.Join(directory, folder, name)
		if filepath.IsAbs(folder) {
			program = filepath.Join(folder, name)
		}
		err := executable(program)
		if err == nil {
			return program, nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			found = err
		}
	}
	return "", found
}

func executable(program string) error {
	stat, err := os.Stat(program)
	switch {
	case err != nil:
		return err
	case stat.IsDir() || stat.Mode()&0o111 == 0:
		return &fs.PathError{Op: "exec", Path: program, Err: syscall.EACCES}
	default:
		return nil
	}
}

func inherited() map[string]string {
	all := map[string]string{}
	for _, pair := range os.Environ() {
		name, value, _ := strings.Cut(pair, "=")
		all[name] = value
	}
	return all
}

func pairs(environment map[string]string) []string {
	all := make([]string, 0, len(environment))
	for name, value := range environment {
		all = append(all, name+"="+value)
	}
	return all
}

// homeWritable tries it: no rule about owners and modes knows of read-only roots.
func homeWritable() bool {
	home := os.Getenv("HOME")
	if home == "" || home == "/" {
		return false
	}
	file, err := os.CreateTemp(home, ".clockwork-*")
	if err != nil {
		return false
	}
	file.Close()
	return os.Remove(file.Name()) == nil
}
