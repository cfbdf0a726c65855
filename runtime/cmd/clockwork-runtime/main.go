// Command clockwork-runtime does, next to the user's command, what the task
// contract promises it. Its reference is docs/reference/runtime.md.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"clockwork.io/runtime/internal/contract"
	_ "golang.org/x/crypto/x509roots/fallback" // its image has no certificates
)

// A mode is one thing the executable does. It gives what to exit with.
type mode func(ctx context.Context, args []string) int

var modes = map[string]mode{
	"sidecar": runSidecar,
	"stage":   runStage,
	"publish": runPublish,
	"install": runInstall,
	"ready":   runReady,
	"clean":   runClean,
	"version": runVersion,
}

func main() {
	if len(os.Args) < 2 || modes[os.Args[1]] == nil {
		say("usage: clockwork-runtime sidecar | stage | publish | install FOLDER | ready | clean --older-than DURATION | version [--json]")
		os.Exit(contract.BadArguments)
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	code := modes[os.Args[1]](ctx, os.Args[2:])
	stop()
	os.Exit(code)
}

// say writes a line that the user sees in the task's log.
func say(format string, args ...any) {
	fmt.Fprintf(os.Stderr, "clockwork: "+format+"\n", args...)
}
