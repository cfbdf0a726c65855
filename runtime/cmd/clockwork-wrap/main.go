// Command clockwork-wrap is the command of the user's container. It is small,
// for it is copied into every one, and knows nothing of Git and of stores.
package main

import (
	"context"
	"fmt"
	"os"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/exchange"
	"clockwork.io/runtime/internal/fault"
	"clockwork.io/runtime/internal/secrets"
	"clockwork.io/runtime/internal/solo"
	"clockwork.io/runtime/internal/termination"
	"clockwork.io/runtime/internal/wrap"
)

func main() {
	if err := secrets.Take(""); err != nil {
		exit(contract.Internal, err.Error())
	}
	if solo.Asked() {
		if err := solo.Ready(contract.InContainer("."), exchange.Shared); err != nil {
			exit(fault.Of(err).Code, fault.Of(err).Reason)
		}
	}
	exit(wrap.Run(context.Background(), exchange.Shared))
}

// exit ends with a code, and with a line for the log if there is something to say.
func exit(code int, said string) {
	if said != "" {
		fmt.Fprintln(os.Stderr, "clockwork: "+said)
		termination.Leave(termination.File, said)
	}
	os.Exit(code)
}
