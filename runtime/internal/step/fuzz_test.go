package step

import (
	"encoding/json"
	"strings"
	"testing"

	"clockwork.io/runtime/internal/contract"
)

func FuzzStepIsReadOrRefused(f *testing.F) {
	f.Add(`{"step":1,"scope":"n","pipeline":"p","task":"t","run":{"shell":"true"}}`)
	f.Add(`{"step":1,"scope":"n","pipeline":"p","task":"t","code":{"git":"https://e.com/a","commit":"` + strings.Repeat("a", 40) +
		`","path":"."},"run":{"python":"a.py"},"args":["${params.x}"],"params":{"x":{"type":"number","default":1e3,"minimum":0}},` +
		`"inputs":{"a":{"from":"b.c","type":"file","optional":true}},"outputs":{"o":{"type":"json"}},"env":{"A":"b"},"timeout":1.5}`)
	f.Add(`{"step":2}`)
	f.Add(`null`)
	f.Fuzz(func(t *testing.T, text string) {
		step, err := Read(text)
		if err != nil {
			return
		}
		if step == nil || len(step.Files()) > 2 {
			t.Fatalf("%+v", step)
		}
		for _, input := range step.Inputs {
			if strings.Count(input.Value.From, ".") == 0 {
				t.Fatalf("input %q is from nobody", input.Name)
			}
		}
		// Whatever is declared, defaults are taken or refused.
		values, err := Params(step.Params, nil)
		if err == nil && len(values) != len(step.Params) {
			t.Fatalf("%d values of %d params", len(values), len(step.Params))
		}
	})
}

func FuzzRunIsReadOrRefused(f *testing.F) {
	f.Add(`{"run_id":"r","attempt":1,"interval":{"start":"2026-01-31T00:00:00+07:00","end":"2026-02-01T00:00:00+07:00"},"params":{"x":1}}`)
	f.Add(`{"run_id":"r","attempt":0}`)
	f.Add(`[]`)
	f.Fuzz(func(t *testing.T, text string) {
		run, err := ReadRun(text)
		if err != nil {
			return
		}
		if run.Attempt < 1 || (contract.Interval{Start: run.Interval.Start}).Date() == "" {
			t.Fatalf("%+v", run)
		}
	})
}

func FuzzParamIsTakenOrRefused(f *testing.F) {
	f.Add("number", "1.5", "[a-z]+", "0")
	f.Add("string", `"a"`, "(", "")
	f.Add("json", `{"a":[1,null]}`, "", "1e999999999")
	f.Fuzz(func(t *testing.T, kind, given, pattern, minimum string) {
		param := Param{Type: contract.DataType(kind), Pattern: &pattern, Minimum: json.RawMessage(minimum)}
		_, _ = Params(ordered[Param]{{Name: "x", Value: param}}, map[string]json.RawMessage{"x": json.RawMessage(given)})
	})
}
