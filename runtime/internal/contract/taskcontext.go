package contract

import "path"

// An Interval is the stretch of time a run covers, in the schedule's zone.
type Interval struct {
	// Start and End are RFC 3339 with offset and whole seconds.
	Start, End string
}

// Date is the local date of the start.
func (i Interval) Date() string {
	return i.Start[:min(len(i.Start), len("2006-01-02"))]
}

// A Run is what identifies a run and is the same for all its tasks.
type Run struct {
	ID       string
	Interval Interval
	// Params are all of the pipeline, with the values of this run.
	Params []Named[Value]
}

// An Input is what a task reads under a name.
type Input struct {
	Type DataType
	// Value is the text of a value.
	Value string
	// Path is where a file or directory is for the task.
	Path string
	// Absent says that an optional input has nothing.
	Absent bool
}

// Text is what stands for the input in an expression: a value's text, the path
// of a file or directory, nothing for an absent one.
func (i Input) Text() string {
	switch {
	case i.Absent:
		return ""
	case i.Type.IsValue():
		return i.Value
	default:
		return i.Path
	}
}

// An Output is what a task owes under a name.
type Output struct {
	Type     DataType
	Optional bool
}

// Places are where a running task finds things.
//
// No variable names the last four: the runner of notebooks, the folder for the
// executed one, the virtual environment with the task's requirements, and the
// folder that keeps such environments, if somebody has mounted one.
type Places struct {
	Inputs, Outputs, Context, Code, WorkingDirectory, Tmp string

	Runner, Notebooks, Environment, Cache string
}

// InContainer are the places inside a container. folder is the specification's,
// relative to the code root.
func InContainer(folder string) Places {
	return Places{
		Inputs:           "/clockwork/inputs",
		Outputs:          "/clockwork/outputs",
		Context:          "/clockwork/context.json",
		Code:             "/clockwork/code",
		WorkingDirectory: path.Join("/clockwork/code", folder),
		Tmp:              "/clockwork/tmp",
		Runner:           "/clockwork/runtime/clockwork_notebook.py",
		Notebooks:        "/clockwork/notebook",
		Environment:      "/clockwork/environment",
		Cache:            "/clockwork-cache",
	}
}

// ExecutedNotebook is where the runner leaves a notebook as far as it came.
func (p Places) ExecutedNotebook() string {
	return p.Notebooks + "/" + ExecutedNotebook
}

// ExecutedNotebook is what an executed notebook is called.
const ExecutedNotebook = "notebook.ipynb"

// Output is where an output must be left.
func (p Places) Output(name string) string {
	return p.Outputs + "/" + name
}

// A TaskContext is all that a running task may know: who it is, what it reads
// and where things are. Its environment, its context file and the expressions
// in its fields are three forms of this.
type TaskContext struct {
	Pipeline, Task string
	Run            Run
	// Attempt counts from 1.
	Attempt int
	Inputs  []Named[Input]
	Outputs []Named[Output]
	Places  Places
}
