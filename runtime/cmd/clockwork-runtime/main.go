// Command clockwork-runtime does, next to the user's command, what the task
// contract promises it.
package main

import (
	"context"
	"fmt"
	"os"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/exchange"
	"clockwork.io/runtime/internal/wrap"
)

// shared is the folder through which the halves of the runtime talk.
const shared = "/clockwork/.runtime"

func main() {
	os.Exit(run(os.Args[1:]))
}

func run(args []string) int {
	switch {
	case len(args) == 1 && args[0] == "wrap":
		code, said := wrap.Run(context.Background(), exchange.Folder(sharedFolder()))
		if said != "" {
			fmt.Fprintln(os.Stderr, "clockwork: "+said)
		}
		return code
	default:
		fmt.Fprintln(os.Stderr, "usage: clockwork-runtime wrap")
		return contract.BadArguments
	}
}

func sharedFolder() string {
	if folder := os.Getenv("CLOCKWORK_SHARED"); folder != "" {
		return folder
	}
	return shared
}
