package contract

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

const prefix = "CLOCKWORK_"

// An Environment is what a task's variables are set to on top of those below,
// the image's and the secrets. No variable names the back end.
type Environment struct {
	// Own are the variables that are set whatever is below: what makes Python
	// behave, under the task's env, under CLOCKWORK_*.
	Own map[string]string `json:"own"`
	// PythonPath are the folders that come before an old PYTHONPATH.
	PythonPath []string `json:"python_path"`
	// Home takes the place of a home folder that cannot be written to.
	Home string `json:"home"`
}

// Environment is the task's. env is resolved already.
func (c *TaskContext) Environment(env map[string]string) Environment {
	own := map[string]string{
		"TMPDIR":                  c.Places.Tmp,
		"PYTHONUNBUFFERED":        "1",
		"PYTHONDONTWRITEBYTECODE": "1",
	}
	maps.Copy(own, env)
	c.putIdentity(own)
	c.putData(own)
	folders := []string{c.Places.WorkingDirectory, c.Places.Code}
	return Environment{own, slices.Compact(folders), c.Places.Tmp}
}

// Over is every variable of the task. The CLOCKWORK_* below belong to somebody
// else and are dropped; homeWritable tells whether the home folder named below
// can be written to.
func (e Environment) Over(below map[string]string, homeWritable bool) map[string]string {
	all := map[string]string{}
	for name, value := range below {
		if !strings.HasPrefix(name, prefix) {
			all[name] = value
		}
	}
	if !homeWritable {
		all["HOME"] = e.Home
	}
	maps.Copy(all, e.Own)
	all["PYTHONPATH"] = e.pythonPath(all["PYTHONPATH"])
	return all
}

func (e Environment) pythonPath(old string) string {
	folders := e.PythonPath
	if old != "" && !slices.Contains(folders, old) {
		folders = append(slices.Clone(folders), old)
	}
	return strings.Join(folders, ":")
}

func (c *TaskContext) putIdentity(own map[string]string) {
	own[prefix+"CONTRACT"] = "1"
	own[prefix+"PIPELINE"] = c.Pipeline
	own[prefix+"TASK"] = c.Task
	own[prefix+"RUN_ID"] = c.Run.ID
	own[prefix+"ATTEMPT"] = strconv.Itoa(c.Attempt)
	own[prefix+"RUN_DATE"] = c.Run.Interval.Date()
	own[prefix+"INTERVAL_START"] = c.Run.Interval.Start
	own[prefix+"INTERVAL_END"] = c.Run.Interval.End
}

func (c *TaskContext) putData(own map[string]string) {
	own[prefix+"INPUTS"] = c.Places.Inputs
	own[prefix+"OUTPUTS"] = c.Places.Outputs
	own[prefix+"CONTEXT"] = c.Places.Context
	own[prefix+"CODE"] = c.Places.Code
	for _, param := range c.Run.Params {
		own[variable("PARAM", param.Name)] = param.Value.Text
	}
	for _, input := range c.Inputs {
		if !input.Value.Absent {
			own[variable("INPUT", input.Name)] = input.Value.Text()
		}
	}
	for _, output := range c.Outputs {
		own[variable("OUTPUT", output.Name)] = c.Places.Output(output.Name)
	}
}

func variable(kind, name string) string {
	return prefix + kind + "_" + strings.ToUpper(name)
}
