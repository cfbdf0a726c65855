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
	"clockwork.io/runtime/internal/exchange"
)

// What a shell says of a command that cannot be run.
const (
	notExecutable = 126
	notFound      = 127
)

// start starts the command in a process group of its own. If it cannot, the
// exit code is what a shell would give.
func start(plan *exchange.Plan) (c *command, code int, problem string) {
	environment := plan.Environment.Over(inherited(), homeWritable())
	program, err := find(plan.Words[0], plan.Directory, environment["PATH"])
	if err == nil {
		var process *os.Process
		process, err = os.StartProcess(program, plan.Words, &os.ProcAttr{
			Dir:   plan.Directory,
			Env:   pairs(environment),
			Files: []*os.File{os.Stdin, os.Stdout, os.Stderr},
			Sys:   &syscall.SysProcAttr{Setpgid: true},
		})
		if err == nil {
			pid := process.Pid
			_ = process.Release()
			return newCommand(pid), 0, ""
		}
	}
	name := contract.Quoted(plan.Words[0])
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
