// Package wrap runs the user's command inside the user's container: signals
// forwarded, output untouched, children reaped, the timeout kept.
package wrap

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/exchange"
)

// Run waits for the plan, runs it and reports its end. It gives what this
// process is to exit with, and a line for the log, if there is something to say.
func Run(ctx context.Context, folder exchange.Folder) (code int, said string) {
	signals := make(chan os.Signal, 16)
	signal.Notify(signals, forwarded...)
	defer signal.Stop(signals)
	plan, verdict, err := awaitPlan(ctx, folder, signals)
	switch {
	case err != nil:
		return contract.Internal, err.Error()
	case verdict != nil:
		return verdict.ExitCode, verdict.Reason
	}
	end := newTask(plan, signals).run()
	if err := folder.WriteEnd(end); err != nil {
		return contract.Internal, "the end cannot be reported: " + err.Error()
	}
	if !plan.Judged {
		return unjudged(end)
	}
	verdict, err = folder.AwaitVerdict(ctx)
	if err != nil {
		return contract.Internal, "there is no verdict: " + err.Error()
	}
	return verdict.ExitCode, verdict.Reason
}

// awaitPlan waits, and stops waiting when it is told to end.
func awaitPlan(ctx context.Context, folder exchange.Folder, signals <-chan os.Signal) (*exchange.Plan, *exchange.Verdict, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		for {
			select {
			case <-stop:
				return
			case got := <-signals:
				if ends(got) {
					cancel(stoppedError{got})
					return
				}
			}
		}
	}()
	return folder.AwaitPlan(ctx)
}

type stoppedError struct{ by os.Signal }

func (e stoppedError) Error() string {
	return "stopped by " + e.by.String() + " before the command was started"
}

func unjudged(end exchange.End) (int, string) {
	if end.ExitCode == nil {
		return contract.TimedOut, end.Problem
	}
	if end.Own {
		return *end.ExitCode, end.Problem
	}
	return contract.VerdictOnCommand(*end.ExitCode).Code, end.Problem
}

// A task is a plan that is carried out.
type task struct {
	plan        *exchange.Plan
	environment map[string]string
	signals     <-chan os.Signal
	reaper      reaper
}

func newTask(plan *exchange.Plan, signals <-chan os.Signal) *task {
	return &task{plan: plan, environment: plan.Environment.Over(inherited(), homeWritable()), signals: signals}
}

func (t *task) run() exchange.End {
	end := exchange.End{Started: time.Now()}
	if t.plan.Packages != nil {
		if failed := t.install(t.plan.Packages); failed != nil {
			failed.Started, failed.Ended = end.Started, time.Now()
			return *failed
		}
		end.Started = time.Now()
	}
	before := killedForMemory()
	command, code, problem := t.start(t.plan.Words, os.Stdout)
	if problem != "" {
		return exchange.End{ExitCode: &code, Problem: problem, Started: end.Started, Ended: time.Now()}
	}
	outcome := command.watch(limits{t.plan.Timeout, t.plan.Grace}, t.signals)
	end.Ended = time.Now()
	if outcome.timedOut {
		end.Problem = "stopped after its timeout of " + t.plan.Timeout.String()
		return end
	}
	end.ExitCode = &outcome.code
	end.OutOfMemory = outcome.code == 128+int(syscall.SIGKILL) && killedForMemory() > before
	return end
}
