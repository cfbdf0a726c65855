// Command clockwork-wrap is the command of the user's container. It is small,
// for it is copied into every one, and knows nothing of Git and of stores.
package main

import (
	"context"
	"fmt"
	"os"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/exchange"
	"clockwork.io/runtime/internal/secrets"
	"clockwork.io/runtime/internal/termination"
	"clockwork.io/runtime/internal/wrap"
)

func main() {
	if err := secrets.Take(""); err != nil {
		fmt.Fprintln(os.Stderr, "clockwork: "+err.Error())
		os.Exit(contract.Internal)
	}
	code, said := wrap.Run(context.Background(), exchange.Shared)
	if said != "" {
		fmt.Fprintln(os.Stderr, "clockwork: "+said)
		termination.Leave(termination.File, said)
	}
	os.Exit(code)
}
