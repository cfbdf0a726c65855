package step

import (
	"encoding/json"
	"fmt"
	"time"

	"clockwork.io/runtime/internal/contract"
)

// A Run says for whom and when a step is done.
type Run struct {
	ID       string `json:"run_id"`
	Attempt  int    `json:"attempt"`
	Interval struct {
		Start string `json:"start"`
		End   string `json:"end"`
	} `json:"interval"`
	Params map[string]json.RawMessage `json:"params"`
}

// ReadRun reads a run document.
func ReadRun(text string) (*Run, error) {
	run := &Run{}
	if err := decode(text, run); err != nil {
		return nil, fmt.Errorf("the run document cannot be read: %w", err)
	}
	if run.ID == "" || run.Attempt < 1 {
		return nil, fmt.Errorf("the run document names no run or no attempt")
	}
	for _, moment := range []*string{&run.Interval.Start, &run.Interval.End} {
		read, err := time.Parse(time.RFC3339, *moment)
		if err != nil || read.Nanosecond() != 0 {
			return nil, fmt.Errorf("the run document has the moment %s; it must be RFC 3339 with whole seconds",
				contract.Quoted(*moment))
		}
		// One text for one moment: Python writes +00:00 where tasks on a laptop see Z.
		*moment = read.Format(time.RFC3339)
	}
	return run, nil
}
