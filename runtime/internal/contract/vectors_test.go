package contract

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// vectors reads a file of contract/vectors.
func vectors[T any](t *testing.T, name string) T {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("../../../contract/vectors", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var read T
	if err := json.Unmarshal(text, &read); err != nil {
		t.Fatal(err)
	}
	return read
}

// members reads a JSON object, keeping the order of its members.
func members(t *testing.T, text json.RawMessage) []Named[json.RawMessage] {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(text))
	if _, err := decoder.Token(); err != nil {
		t.Fatal(err)
	}
	var all []Named[json.RawMessage]
	for decoder.More() {
		name, err := decoder.Token()
		if err != nil {
			t.Fatal(err)
		}
		var value json.RawMessage
		if err := decoder.Decode(&value); err != nil {
			t.Fatal(err)
		}
		all = append(all, Named[json.RawMessage]{name.(string), value})
	}
	return all
}

type attemptVector struct {
	Pipeline, Task string
	RunID          string `json:"run_id"`
	Attempt        int
	Interval       struct{ Start, End string }
	Params         json.RawMessage
	Inputs         json.RawMessage
	Outputs        json.RawMessage
	Places         struct {
		Inputs, Outputs, Context, Code string
		WorkingDirectory               string `json:"working_directory"`
		Tmp                            string
	}
}

func (a attemptVector) context(t *testing.T) *TaskContext {
	t.Helper()
	c := &TaskContext{
		Pipeline: a.Pipeline, Task: a.Task, Attempt: a.Attempt,
		Run: Run{ID: a.RunID, Interval: Interval(a.Interval)},
		Places: Places{
			Inputs: a.Places.Inputs, Outputs: a.Places.Outputs, Context: a.Places.Context, Code: a.Places.Code,
			WorkingDirectory: a.Places.WorkingDirectory, Tmp: a.Places.Tmp,
		},
	}
	type data struct {
		Type       DataType
		Text, Path string
	}
	for _, param := range members(t, a.Params) {
		var d data
		must(t, json.Unmarshal(param.Value, &d))
		c.Run.Params = append(c.Run.Params, Named[Value]{param.Name, Value{d.Type, d.Text}})
	}
	for _, input := range members(t, a.Inputs) {
		var d data
		must(t, json.Unmarshal(input.Value, &d))
		c.Inputs = append(c.Inputs, Named[Input]{input.Name, Input{d.Type, d.Text, d.Path, d.Type == ""}})
	}
	for _, output := range members(t, a.Outputs) {
		var kind DataType
		must(t, json.Unmarshal(output.Value, &kind))
		c.Outputs = append(c.Outputs, Named[Output]{output.Name, Output{Type: kind}})
	}
	return c
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestValues(t *testing.T) {
	file := vectors[struct {
		Cases []struct {
			Type  DataType
			Text  string
			Value *string
			JSON  json.RawMessage
		}
	}](t, "values")
	for _, c := range file.Cases {
		value, ok := ParseValue(c.Type, c.Text)
		switch {
		case ok != (c.Value != nil):
			t.Errorf("%s %q: valid %v", c.Type, c.Text, ok)
		case ok && value.Text != *c.Value:
			t.Errorf("%s %q is %q, want %q", c.Type, c.Text, value.Text, *c.Value)
		}
	}
}

func TestLimitsOfFiles(t *testing.T) {
	file := vectors[struct {
		Files []struct {
			Type                   DataType
			Text, Repeat, End, Hex string
			Times                  int
			Value, Problem         *string
			Bytes                  int
		}
	}](t, "limits")
	for _, c := range file.Files {
		content, err := hex.DecodeString(c.Hex)
		must(t, err)
		content = append(content, c.Text+strings.Repeat(c.Repeat, c.Times)+c.End...)
		value, problem := ReadValue("rows", c.Type, content, int64(len(content)))
		if c.Problem != nil {
			if problem != *c.Problem {
				t.Errorf("%.20q: %q, want %q", content, problem, *c.Problem)
			}
			continue
		}
		if problem != "" || (c.Value != nil && value.Text != *c.Value) || (c.Bytes != 0 && len(value.Text) != c.Bytes) {
			t.Errorf("%.20q: %.40q %q", content, value.Text, problem)
		}
	}
}

func TestLimitsTogether(t *testing.T) {
	type sizes struct {
		Sizes   []int
		Problem *string
	}
	file := vectors[struct{ Together, Params []sizes }](t, "limits")
	check := func(of string, problem string, want *string) {
		if (want == nil) != (problem == "") || (want != nil && *want != problem) {
			t.Errorf("%s: %q", of, problem)
		}
	}
	for _, c := range file.Together {
		var values []Value
		for _, size := range c.Sizes {
			values = append(values, Value{String, strings.Repeat("x", size)})
		}
		check(fmt.Sprint(c.Sizes), ProblemOfValues(values), c.Problem)
	}
	for _, c := range file.Params {
		var params []Named[Value]
		for i, size := range c.Sizes {
			params = append(params, Named[Value]{fmt.Sprintf("p%d", i), Value{String, strings.Repeat("x", size)}})
		}
		check(fmt.Sprint(c.Sizes), ProblemOfParams(params), c.Problem)
	}
}

func TestExpressions(t *testing.T) {
	file := vectors[struct {
		Given struct {
			Params, Inputs, Outputs map[string]string
			Run                     struct {
				ID    string
				Start string `json:"interval_start"`
				End   string `json:"interval_end"`
			}
		}
		Cases []struct {
			Template string
			Text     string
			Problems []struct{ Code, Piece string }
		}
	}](t, "expressions")
	c := &TaskContext{
		Run:    Run{ID: file.Given.Run.ID, Interval: Interval{file.Given.Run.Start, file.Given.Run.End}},
		Places: InContainer("."),
	}
	for name, text := range file.Given.Params {
		c.Run.Params = append(c.Run.Params, Named[Value]{name, Value{String, text}})
	}
	for name, text := range file.Given.Inputs {
		c.Inputs = append(c.Inputs, Named[Input]{name, Input{Type: String, Value: text}})
	}
	for name := range file.Given.Outputs {
		c.Outputs = append(c.Outputs, Named[Output]{name, Output{Type: File}})
	}
	for _, one := range file.Cases {
		text, problems := c.Resolve(one.Template)
		if len(problems) != len(one.Problems) {
			t.Errorf("%q: %v", one.Template, problems)
			continue
		}
		for i, want := range one.Problems {
			if problems[i] != (Problem{want.Code, want.Piece}) {
				t.Errorf("%q: %v, want %v", one.Template, problems[i], want)
			}
		}
		if len(problems) == 0 && text != one.Text {
			t.Errorf("%q is %q, want %q", one.Template, text, one.Text)
		}
	}
}

func TestEnvironment(t *testing.T) {
	file := vectors[struct {
		Cases []struct {
			About                            string
			Attempt                          attemptVector
			Below, Env, Secrets, Environment map[string]string
		}
	}](t, "environment")
	for _, c := range file.Cases {
		context := c.Attempt.context(t)
		env := map[string]string{}
		for name, template := range c.Env {
			text, problems := context.Resolve(template)
			if len(problems) > 0 {
				t.Errorf("%s: %v", c.About, problems)
			}
			env[name] = text
		}
		maps.Copy(c.Below, c.Secrets)
		homeWritable := c.Below["HOME"] == "/tmp"
		got := context.Environment(env).Over(c.Below, homeWritable)
		if !maps.Equal(got, c.Environment) {
			t.Errorf("%s:\n got %v\nwant %v", c.About, got, c.Environment)
		}
	}
}

func TestContextFile(t *testing.T) {
	file := vectors[struct {
		Cases []struct {
			Attempt attemptVector
			File    string
		}
	}](t, "context")
	for _, c := range file.Cases {
		if got := string(c.Attempt.context(t).ContextFile()); got != c.File {
			t.Errorf("\n got %s\nwant %s", got, c.File)
		}
	}
}

func TestExitCodes(t *testing.T) {
	file := vectors[struct {
		Cases []struct {
			By        string
			Code      int
			State     State
			Reported  int
			Retryable bool
		}
	}](t, "exit-codes")
	for _, c := range file.Cases {
		verdict := VerdictOnCommand
		if c.By == "runtime" {
			verdict = VerdictOnRuntime
		}
		if got := verdict(c.Code); got != (Verdict{c.State, c.Reported, c.Retryable}) {
			t.Errorf("%s %d: %v", c.By, c.Code, got)
		}
	}
}

func TestRunKeys(t *testing.T) {
	file := vectors[struct {
		Cases []struct{ ID, Key string }
	}](t, "run-keys")
	for _, c := range file.Cases {
		if got := RunKey(c.ID); got != c.Key {
			t.Errorf("%q: %q, want %q", c.ID, got, c.Key)
		}
	}
}

func TestManifests(t *testing.T) {
	file := vectors[struct{ Files, Torn []string }](t, "manifest")
	for _, text := range file.Files {
		manifest, ok := ParseManifest([]byte(text))
		if !ok {
			t.Errorf("no manifest: %s", text)
		} else if got := string(manifest.JSON()); got != text {
			t.Errorf("\n got %s\nwant %s", got, text)
		}
	}
	for _, text := range file.Torn {
		if _, ok := ParseManifest([]byte(text)); ok {
			t.Errorf("a manifest: %s", text)
		}
	}
}

func TestTrees(t *testing.T) {
	file := vectors[struct {
		Cases []struct {
			Entries []struct {
				Path, Type, Mode, Link string
				Size                   int64
			}
			File, SHA256 string
		}
	}](t, "tree")
	for _, c := range file.Cases {
		var tree Tree
		for _, e := range c.Entries {
			tree = append(tree, TreeEntry{e.Path, e.Type, e.Size, e.Mode == "0755", e.Link})
		}
		if got := string(tree.JSON()); got != c.File {
			t.Errorf("\n got %s\nwant %s", got, c.File)
		}
		if got := tree.SHA256(); got != c.SHA256 {
			t.Errorf("%s: %s", c.File, got)
		}
	}
}
