package wrap

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/exchange"
)

const (
	python = "python3"
	// usualPath is where a system finds programs whose image says nothing.
	usualPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
	// long is how long packages may take before somebody should know of a better way.
	long = 30 * time.Second
	// installGrace is the time between asking an installation to end and killing it.
	installGrace = 5 * time.Second
)

// install makes the virtual environment of the task, or finds it in the cache,
// and lets the command see it first. It gives why the command cannot run.
func (t *task) install(packages *exchange.Packages) *exchange.End {
	folder, failed := t.environmentOf(packages)
	if failed != nil {
		return failed
	}
	path := t.environment["PATH"]
	if path == "" {
		path = usualPath
	}
	t.environment["VIRTUAL_ENV"] = folder
	t.environment["PATH"] = filepath.Join(folder, "bin") + ":" + path
	return nil
}

func (t *task) environmentOf(packages *exchange.Packages) (string, *exchange.End) {
	if isFolder(packages.Cache) {
		return t.cached(packages)
	}
	return t.alone(packages)
}

// alone is an environment for this attempt and no other.
func (t *task) alone(packages *exchange.Packages) (string, *exchange.End) {
	say("installing the packages of %s", packages.File)
	return packages.Environment, t.fill(packages.Environment, packages.File)
}

// fill makes an environment in which the interpreter's own packages stay
// visible, and installs the packages of a file.
func (t *task) fill(folder, file string) *exchange.End {
	started := time.Now()
	for _, words := range t.installation(folder, file) {
		if failed := t.prepare(words); failed != nil {
			return failed
		}
	}
	if took := time.Since(started); took >= long {
		say("installing took %s; in production an image with these packages starts at once", took.Round(time.Second))
	}
	return nil
}

// installation are the commands: uv's where the image has it, which is many times
// faster, otherwise those of Python itself.
func (t *task) installation(folder, file string) [][]string {
	inside := filepath.Join(folder, "bin", "python")
	if uv, err := find("uv", t.plan.Directory, t.environment["PATH"]); err == nil {
		return [][]string{
			{uv, "venv", "--quiet", "--allow-existing", "--system-site-packages", "--python", python, folder},
			{uv, "pip", "install", "--quiet", "--python", inside, "-r", file},
		}
	}
	return [][]string{
		{python, "-m", "venv", "--system-site-packages", folder},
		{inside, "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check", "-r", file},
	}
}

// prepare runs a command ahead of the user's; what it prints goes beside the
// task's output. It gives why the task ends with it.
func (t *task) prepare(words []string) *exchange.End {
	command, _, problem := t.start(words, os.Stderr)
	if problem != "" {
		return broken("the requirements could not be installed: " + problem)
	}
	outcome := command.watch(limits{grace: installGrace}, t.signals)
	if outcome.asked != nil {
		return killed(outcome.asked)
	}
	if outcome.code != 0 {
		return broken(fmt.Sprintf("the requirements could not be installed: %s .. ended with exit code %d",
			strings.Join(words[:len(words)-1], " "), outcome.code))
	}
	return nil
}

// broken is the end of a task whose packages cannot be had.
func broken(problem string) *exchange.End {
	code := contract.Requirements
	return &exchange.End{ExitCode: &code, Problem: problem, Own: true}
}

// killed is the end of a task that was told to end before its command was reached.
func killed(by os.Signal) *exchange.End {
	code := 128 + int(by.(syscall.Signal))
	return &exchange.End{ExitCode: &code}
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// say writes a line that the user sees in the task's log.
func say(format string, args ...any) {
	fmt.Fprintf(os.Stderr, "clockwork: "+format+"\n", args...)
}
