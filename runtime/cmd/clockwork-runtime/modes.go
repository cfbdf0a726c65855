package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/exchange"
	"clockwork.io/runtime/internal/fault"
	"clockwork.io/runtime/internal/sidecar"
	"clockwork.io/runtime/internal/step"
	"clockwork.io/runtime/internal/termination"
)

const (
	// wrapperName is the executable that is put into the user's container.
	wrapperName = "clockwork-wrap"
	// wrapperFolder is where a sidecar puts it.
	wrapperFolder = "/clockwork/bin"
)

// version is set when the executable is built.
var version = "unreleased"

// runSidecar installs the wrapper, stages a task and judges its end. Whatever
// becomes of the task, this process has done its work: the verdict is the
// wrapper's to exit with.
func runSidecar(ctx context.Context, _ []string) int {
	if err := install(wrapperFolder); err != nil {
		return failed(err)
	}
	attempt, err := fromEnvironment(ctx)
	if err != nil {
		return failed(refuse(err), sidecar.Stay(ctx), err)
	}
	return failed(attempt.Run(ctx))
}

// runStage gets a task ready for a wrapper that nobody waits for, and puts that
// wrapper where the command's container finds it.
func runStage(ctx context.Context, _ []string) int {
	if err := install(wrapperFolder); err != nil {
		return failed(err)
	}
	attempt, err := fromEnvironment(ctx)
	if err != nil {
		return failed(err)
	}
	plan, err := attempt.Stage(ctx)
	if err == nil {
		err = attempt.Folder.WritePlan(*plan)
	}
	if err != nil {
		return failed(err)
	}
	return 0
}

// runPublish judges the end of a task whose wrapper has ended, and exits with
// the verdict.
func runPublish(ctx context.Context, _ []string) int {
	attempt, err := fromEnvironment(ctx)
	if err != nil {
		return failed(err)
	}
	end, err := attempt.Folder.End()
	if err != nil {
		return failed(err)
	}
	judged := attempt.Judge(ctx, end)
	if judged.Reason != "" {
		say("%s", judged.Reason)
	}
	return judged.ExitCode
}

// runInstall copies the wrapper, which lies beside this executable, into a folder.
func runInstall(_ context.Context, args []string) int {
	if len(args) != 1 {
		return failed(fault.New(contract.BadArguments, "install takes one folder"))
	}
	return failed(install(args[0]))
}

func install(folder string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	wrapper, err := os.ReadFile(filepath.Join(filepath.Dir(self), wrapperName))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	return replace(filepath.Join(folder, wrapperName), wrapper)
}

// replace puts a program where one may be running, which cannot be written to,
// and where others may put it at the same time.
func replace(file string, program []byte) error {
	temporary, err := os.CreateTemp(filepath.Dir(file), ".new-*")
	if err != nil {
		return err
	}
	defer os.Remove(temporary.Name())
	_, err = temporary.Write(program)
	if err := errors.Join(err, temporary.Chmod(0o755), temporary.Close()); err != nil {
		return err
	}
	return os.Rename(temporary.Name(), file)
}

// runReady is the sidecar's start-up probe: the wrapper has something to do.
func runReady(context.Context, []string) int {
	if exchange.Shared.Planned() || exchange.Shared.Judged() {
		return 0
	}
	return 1
}

func runVersion(_ context.Context, args []string) int {
	if len(args) == 1 && args[0] == "--json" {
		text, _ := json.Marshal(map[string]any{"version": version, "contract": 1, "step": step.Version})
		fmt.Println(string(text))
		return 0
	}
	fmt.Println("clockwork-runtime " + version)
	return 0
}

// failed says the first error and gives its exit code.
func failed(errs ...error) int {
	for _, err := range errs {
		if err != nil {
			say("%s", fault.Of(err).Reason)
			termination.Leave(termination.File, fault.Of(err).Reason)
			return fault.Of(err).Code
		}
	}
	return 0
}

// refuse ends an attempt that cannot even be read.
func refuse(err error) error {
	if err := os.MkdirAll(string(exchange.Shared), 0o755); err != nil {
		return err
	}
	return exchange.Shared.WriteVerdict(exchange.Refusal(err))
}
