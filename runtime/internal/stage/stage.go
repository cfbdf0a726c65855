// Package stage gets everything ready for a task's command: its inputs, its
// context, its words.
package stage

import (
	"context"
	"os"
	"strings"
	"time"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/exchange"
	"clockwork.io/runtime/internal/fault"
	"clockwork.io/runtime/internal/step"
	"clockwork.io/runtime/internal/store"
)

const (
	// grace is the time between asking a command to end and killing it.
	grace = 10 * time.Second
	// longestWord is what Linux takes as one argument, the NUL at its end not counted.
	longestWord = 131_071
	// python is what an image's own interpreter is called; python is missing from Debian's.
	python = "python3"
)

// A Task is a step in a run, and where its data is.
type Task struct {
	Step   *step.Step
	Run    *step.Run
	Store  store.Store
	Places contract.Places
}

// Attempt names the attempt in the store.
func (t Task) Attempt() store.Attempt {
	return store.Attempt{
		Run:    store.Run{Scope: t.Step.Scope, ID: t.Run.ID},
		Task:   t.Step.Task,
		Number: t.Run.Attempt,
	}
}

// Params are those of the run, checked against what the step declares.
func (t Task) Params() ([]contract.Named[contract.Value], error) {
	params, err := step.Params(t.Step.Params, t.Run.Params)
	if err != nil {
		return nil, fault.New(contract.BadArguments, "%v", err)
	}
	return params, nil
}

// Plan stages the inputs of the attempt, writes its context file and gives what
// its wrapper is to run. Its code is there already.
func (t Task) Plan(ctx context.Context, params []contract.Named[contract.Value]) (*exchange.Plan, error) {
	if err := t.tools(); err != nil {
		return nil, err
	}
	inputs, err := t.inputs(ctx)
	if err != nil {
		return nil, err
	}
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

// Left is where this process finds what the command leaves: with a mounted
// store the store's own folder, which the command sees at Places.Outputs.
func (t Task) Left() string {
	if folder, mounted := t.Store.(store.Folder); mounted {
		return folder.Outputs(t.Attempt())
	}
	return t.Places.Outputs
}

// OpenProducers makes the folders of a mounted store that the command's
// container is to see. Whoever mounts them would make those that are missing
// for root, and nobody else could write to them later.
func (t Task) OpenProducers() error {
	folder, mounted := t.Store.(store.Folder)
	if !mounted {
		return nil
	}
	for _, input := range t.Step.Inputs {
		producer, _, _ := strings.Cut(input.Value.From, ".")
		if err := folder.Open(t.Attempt().Run, producer); err != nil {
			return fault.New(contract.Store, "the store cannot be used: %v", err)
		}
	}
	return nil
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
