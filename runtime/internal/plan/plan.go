// Package plan decides what a wrapper is to run, and tells the command who it is.
package plan

import (
	"os"
	"strings"
	"time"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/exchange"
	"clockwork.io/runtime/internal/fault"
	"clockwork.io/runtime/internal/step"
)

const (
	// grace is the time between asking a command to end and killing it.
	grace = 10 * time.Second
	// longestWord is what Linux takes as one argument, the NUL at its end not counted.
	longestWord = 131_071
	// python is what an image's own interpreter is called; python is missing from Debian's.
	python = "python3"
)

// A Task is a step in a run, and where its command finds things.
type Task struct {
	Step   *step.Step
	Run    *step.Run
	Places contract.Places
}

// Params are those of the run, checked against what the step declares.
func (t Task) Params() ([]contract.Named[contract.Value], error) {
	params, err := step.Params(t.Step.Params, t.Run.Params)
	if err != nil {
		return nil, fault.New(contract.BadArguments, "%v", err)
	}
	return params, nil
}

// Ready writes the context file of the attempt and gives what its wrapper is to
// run. Its code and its inputs are there already.
func (t Task) Ready(params []contract.Named[contract.Value], inputs []contract.Named[contract.Input]) (*exchange.Plan, error) {
	told := t.context(params, inputs)
	if err := os.WriteFile(t.Places.Context, told.ContextFile(), 0o444); err != nil {
		return nil, err
	}
	return t.plan(told)
}

func (t Task) context(params []contract.Named[contract.Value], inputs []contract.Named[contract.Input]) *contract.TaskContext {
	return &contract.TaskContext{
		Pipeline: t.Step.Pipeline,
		Task:     t.Step.Task,
		Run: contract.Run{
			ID:       t.Run.ID,
			Interval: contract.Interval{Start: t.Run.Interval.Start, End: t.Run.Interval.End},
			Params:   params,
		},
		Attempt: t.Run.Attempt,
		Inputs:  inputs,
		Outputs: t.Declared(),
		Places:  t.Places,
	}
}

// Declared are the outputs that the task owes.
func (t Task) Declared() []contract.Named[contract.Output] {
	var declared []contract.Named[contract.Output]
	for _, output := range t.Step.Outputs {
		declared = append(declared, contract.Named[contract.Output]{Name: output.Name, Value: contract.Output(output.Value)})
	}
	return declared
}

func (t Task) plan(told *contract.TaskContext) (*exchange.Plan, error) {
	var refused []string
	resolve := func(template string) string {
		text, problems := told.Resolve(template)
		for _, problem := range problems {
			refused = append(refused, contract.Quoted(problem.Piece))
		}
		return text
	}
	env := map[string]string{}
	for _, variable := range t.Step.Env {
		env[variable.Name] = resolve(variable.Value)
	}
	words := t.words(resolve)
	if len(refused) > 0 {
		return nil, fault.New(contract.BadArguments, "the step document has expressions that name nothing: %s", contract.List(refused))
	}
	for _, word := range words {
		if len(word) > longestWord {
			return nil, fault.New(contract.BadArguments,
				"one argument of the command is %d bytes; a process takes at most %d: keep it in a file", len(word), longestWord)
		}
	}
	packages, err := t.packages()
	if err != nil {
		return nil, err
	}
	return &exchange.Plan{
		Packages:    packages,
		Words:       words,
		Environment: told.Environment(env),
		Directory:   told.Places.WorkingDirectory,
		Timeout:     t.Step.Timeout(),
		Grace:       grace,
	}, nil
}

// words are the program and its arguments.
func (t Task) words(resolve func(string) string) []string {
	var words []string
	switch run := t.Step.Run; {
	case run.Python != "":
		words = []string{python, operand(run.Python)}
	case run.Notebook != "":
		return []string{python, t.Places.Runner, operand(run.Notebook), "--output", t.Places.ExecutedNotebook()}
	case run.Shell != "":
		// Nothing is substituted in it, so that data cannot become code.
		return []string{"sh", "-euc", run.Shell}
	default:
		for _, word := range run.Command {
			words = append(words, resolve(word))
		}
	}
	for _, arg := range t.Step.Args {
		words = append(words, resolve(arg))
	}
	return words
}

// operand is a path that no program takes for an option.
func operand(path string) string {
	if strings.HasPrefix(path, "-") {
		return "./" + path
	}
	return path
}
