package main

import (
	"context"
	"os"
	"time"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/fault"
	"clockwork.io/runtime/internal/secrets"
	"clockwork.io/runtime/internal/store"
)

// runClean removes old runs of the store. It is no part of an attempt: a back end
// runs it now and then, beside the tasks.
func runClean(ctx context.Context, args []string) int {
	return failed(cleanStore(ctx, args))
}

func cleanStore(ctx context.Context, args []string) error {
	if len(args) != 2 || args[0] != "--older-than" {
		return fault.New(contract.BadArguments, "clean takes --older-than and a duration such as 30d")
	}
	age, err := store.ParseAge(args[1])
	if err != nil {
		return err
	}
	if err := secrets.Take(""); err != nil {
		return err
	}
	kept, err := store.Open(ctx, os.Getenv(storeVariable), os.Getenv(endpointVariable))
	if err != nil {
		return err
	}
	return store.Cleaner{Store: kept, Age: age, Now: time.Now(), Say: say}.Clean(ctx)
}
