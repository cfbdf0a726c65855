package step

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"clockwork.io/runtime/internal/contract"
)

// Version is that of the step documents this runtime knows.
const Version = 1

// A Step is one task: what to run, what it reads from which tasks, what it
// owes. Expressions in it are not resolved.
type Step struct {
	Version  int             `json:"step"`
	Scope    string          `json:"scope"`
	Pipeline string          `json:"pipeline"`
	Task     string          `json:"task"`
	Code     *Code           `json:"code"`
	Run      Action          `json:"run"`
	Args     []string        `json:"args"`
	Requires string          `json:"requirements"`
	Params   ordered[Param]  `json:"params"`
	Inputs   ordered[Input]  `json:"inputs"`
	Outputs  ordered[Output] `json:"outputs"`
	Env      ordered[string] `json:"env"`
	Secrets  []string        `json:"secrets"`
	// Seconds are how long one attempt may take; none means for ever.
	Seconds float64 `json:"timeout"`
}

// Timeout is how long one attempt may take; 0 means for ever.
func (s *Step) Timeout() time.Duration {
	return time.Duration(s.Seconds * float64(time.Second))
}

// Code says where the files of a task come from.
type Code struct {
	Git    string `json:"git"`
	Commit string `json:"commit"`
	// Ref is where the commit was found, such as refs/heads/main; it may be empty.
	Ref string `json:"ref"`
	// Path is the working directory inside, "." for the top.
	Path string `json:"path"`
}

// An Action is what runs: exactly one of these is set.
type Action struct {
	Python   string   `json:"python"`
	Notebook string   `json:"notebook"`
	Command  []string `json:"command"`
	Shell    string   `json:"shell"`
}

// An Input is what a task reads from another.
type Input struct {
	// From is task.output.
	From     string            `json:"from"`
	Type     contract.DataType `json:"type"`
	Optional bool              `json:"optional"`
}

// An Output is what a task owes.
type Output struct {
	Type     contract.DataType `json:"type"`
	Optional bool              `json:"optional"`
}

// Files are those of its code that the task cannot do without, relative to the
// working directory.
func (s *Step) Files() []string {
	return slices.DeleteFunc([]string{s.Run.Python, s.Run.Notebook, s.Requires}, func(file string) bool { return file == "" })
}

// Read reads a step document.
func Read(text string) (*Step, error) {
	var version struct {
		Step *int `json:"step"`
	}
	if err := json.Unmarshal([]byte(text), &version); err != nil {
		return nil, fmt.Errorf("the step document cannot be read: %w", err)
	}
	if version.Step == nil || *version.Step != Version {
		return nil, fmt.Errorf("the step document has version %s; this runtime knows %d: "+
			"use a runtime image that knows it, or convert the schedule again", shown(version.Step), Version)
	}
	step := &Step{}
	if err := decode(text, step); err != nil {
		return nil, fmt.Errorf("the step document cannot be read: %w", err)
	}
	return step, step.check()
}

func shown(version *int) string {
	if version == nil {
		return "none"
	}
	return fmt.Sprint(*version)
}

func (s *Step) check() error {
	set := 0
	for _, is := range []bool{s.Run.Python != "", s.Run.Notebook != "", len(s.Run.Command) > 0, s.Run.Shell != ""} {
		if is {
			set++
		}
	}
	if set != 1 {
		return fmt.Errorf("the step document of task %s runs %d things; it must run one", contract.Quoted(s.Task), set)
	}
	return s.checkNames()
}

// checkNames refuses names that would be other places than they seem.
func (s *Step) checkNames() error {
	names := []string{s.Scope, s.Pipeline, s.Task}
	for _, input := range s.Inputs {
		task, output, _ := strings.Cut(input.Value.From, ".")
		names = append(names, input.Name, task, output)
	}
	for _, output := range s.Outputs {
		names = append(names, output.Name)
	}
	for _, name := range names {
		if name == "" || name == "." || name == ".." || strings.ContainsAny(name, "/\x00") {
			return fmt.Errorf("the step document of task %s has the name %s", contract.Quoted(s.Task), contract.Quoted(name))
		}
	}
	return nil
}

// decode reads JSON whose members must all be known.
func decode(text string, into any) error {
	decoder := json.NewDecoder(bytes.NewReader([]byte(text)))
	decoder.DisallowUnknownFields()
	return decoder.Decode(into)
}
