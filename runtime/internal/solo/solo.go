// Package solo gets a step ready in the user's own container, where no other of
// Clockwork's does: one that has neither code nor data, as there is nobody to
// fetch it without the user's command seeing how.
package solo

import (
	"os"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/exchange"
	"clockwork.io/runtime/internal/fault"
	"clockwork.io/runtime/internal/plan"
	"clockwork.io/runtime/internal/step"
)

// What a back end without a runtime beside the command tells its wrapper.
const (
	stepVariable = "CLOCKWORK_STEP"
	runVariable  = "CLOCKWORK_RUN"
)

// Asked tells whether the wrapper itself is given a step.
func Asked() bool { return os.Getenv(stepVariable) != "" }

// Ready makes the places of the step in a container and writes the plan for the
// wrapper that waits for it.
func Ready(places contract.Places, folder exchange.Folder) error {
	s, err := step.Read(os.Getenv(stepVariable))
	if err != nil {
		return fault.New(contract.BadArguments, "%v", err)
	}
	run, err := step.ReadRun(os.Getenv(runVariable))
	if err != nil {
		return fault.New(contract.BadArguments, "%v", err)
	}
	if needsMore(s) {
		return fault.New(contract.BadArguments,
			"the step has code or data, which a command that runs by itself has no place for: convert the schedule again")
	}
	task := plan.Task{Step: s, Run: run, Places: places}
	params, err := task.Params()
	if err != nil {
		return err
	}
	for _, made := range []string{places.Outputs, places.Tmp, string(folder)} {
		if err := plan.Open(made); err != nil {
			return err
		}
	}
	for _, made := range []string{places.Inputs, places.WorkingDirectory} {
		if err := os.MkdirAll(made, 0o755); err != nil {
			return err
		}
	}
	ready, err := task.Ready(params, nil)
	if err != nil {
		return err
	}
	return folder.WritePlan(*ready)
}

func needsMore(s *step.Step) bool {
	return s.Code != nil || len(s.Files()) > 0 || len(s.Inputs) > 0 || len(s.Outputs) > 0
}
