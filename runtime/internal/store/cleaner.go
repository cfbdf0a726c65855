package store

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/fault"
	"golang.org/x/sync/errgroup"
)

const (
	// Patience is how long at least an attempt counts as running that has begun
	// and left no manifest: its pod may have been killed, or it takes its time.
	Patience = 7 * 24 * time.Hour
	// runs are looked at, and removed, at the same time.
	runs = 8
)

// A Cleaner removes runs in which nothing was written for some time.
type Cleaner struct {
	Store Contents
	// Age is that time.
	Age time.Duration
	// Now is when it is asked.
	Now time.Time
	// Say takes a line for the log, of several goroutines one after the other.
	Say func(format string, args ...any)
}

// Clean looks at all runs of the store. One that cannot be removed keeps no other
// from it; the error then tells how many there are, and of the first one why.
func (c Cleaner) Clean(ctx context.Context) error {
	cleaning := &cleaning{Cleaner: c}
	err := cleaning.all(ctx)
	c.Say("%s removed, %d kept", amount(cleaning.removed), cleaning.kept)
	if ctx.Err() != nil {
		return fault.New(contract.Store, "told to stop before all runs were looked at")
	}
	if err != nil {
		return Unusable(err)
	}
	if cleaning.failed > 0 {
		return fault.New(contract.Store, "%s could not be removed, the first one because of this: %s",
			amount(cleaning.failed), fault.Of(Unusable(cleaning.why)).Reason)
	}
	return nil
}

// A cleaning is one that is under way.
type cleaning struct {
	Cleaner
	told                  sync.Mutex
	removed, kept, failed int
	why                   error
}

func (c *cleaning) all(ctx context.Context) error {
	var group errgroup.Group
	group.SetLimit(runs)
	err := c.each(ctx, func(run string) {
		group.Go(func() error {
			c.run(ctx, run)
			return nil
		})
	})
	return errors.Join(err, group.Wait())
}

// each visits what may be a run.
func (c *cleaning) each(ctx context.Context, visit func(run string)) error {
	for scope, err := range c.Store.Folders(ctx, "") {
		if err != nil {
			return err
		}
		if !scopeForm.MatchString(scope) {
			continue
		}
		for key, err := range c.Store.Folders(ctx, scope) {
			if err != nil {
				return err
			}
			if runForm.MatchString(key) {
				visit(scope + "/" + key)
			}
		}
	}
	return nil
}

func (c *cleaning) run(ctx context.Context, run string) {
	found, err := lookTwice(ctx, c.Store, run, func(written time.Time) bool { return written.Before(c.Now.Add(-c.Age)) })
	if err == nil && found != nil && !found.areOfARun() {
		return
	}
	stays := err == nil && (found == nil || found.mayRun(c.Now.Add(-max(c.Age, Patience))))
	if err == nil && !stays {
		stays, err = found.begunSince(ctx, c.Store, run)
	}
	if err == nil && !stays {
		err = found.remove(ctx, c.Store, run)
	}
	c.told.Lock()
	defer c.told.Unlock()
	switch {
	case ctx.Err() != nil:
	case err != nil:
		c.failed++
		if c.why == nil {
			c.why = err
		}
		c.Say("run %s cannot be removed: %s", run, fault.Of(Unusable(err)).Reason)
	case stays:
		c.kept++
	default:
		c.removed++
		c.Say("removed run %s, written last at %s", run, found.written.UTC().Format(time.RFC3339))
	}
}

func amount(number int) string {
	if number == 1 {
		return "1 run"
	}
	return fmt.Sprintf("%d runs", number)
}
