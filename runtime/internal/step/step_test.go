package step

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// The documents that the converting side writes are the ones read here.
func TestVectors(t *testing.T) {
	text, err := os.ReadFile("../../../contract/vectors/step.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Cases []struct{ Task, About, Step string }
	}
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	for _, c := range file.Cases {
		read, err := Read(c.Step)
		if err != nil {
			t.Errorf("%s: %v", c.About, err)
			continue
		}
		if read.Task != c.Task || read.Scope != "churn-nightly" || len(read.Params) != 4 {
			t.Errorf("%s: %+v", c.About, read)
		}
	}
	if len(file.Cases) == 0 {
		t.Error("no cases")
	}
}

func TestStepOfAnotherVersionIsRefused(t *testing.T) {
	for text, want := range map[string]string{
		`{"step":2}`: "the step document has version 2; this runtime knows 1: use a runtime image that knows it, or convert the schedule again",
		`{}`:         "the step document has version none; this runtime knows 1: use a runtime image that knows it, or convert the schedule again",
	} {
		if _, err := Read(text); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func TestStepThatIsNoneIsRefused(t *testing.T) {
	for _, text := range []string{
		``, `[]`, `{"step":1,"more":true}`, `{"step":1,"task":"a","run":{}}`,
		`{"step":1,"task":"a","run":{"shell":"a","python":"b"}}`,
	} {
		if _, err := Read(text); err == nil {
			t.Errorf("%s was read", text)
		}
	}
}

func declared(t *testing.T, text string) ordered[Param] {
	t.Helper()
	var params ordered[Param]
	if err := json.Unmarshal([]byte(text), &params); err != nil {
		t.Fatal(err)
	}
	return params
}

func TestParamsAreCheckedAgainstTheirDeclarations(t *testing.T) {
	params := declared(t, `{
		"market":{"type":"string","default":"id","enum":["id","sg"]},
		"size":{"type":"integer","minimum":1,"maximum":9},
		"share":{"type":"number","default":0.50,"enum":[0.5,1e0]},
		"name":{"type":"string","default":"a","pattern":"[a-z]+"},
		"more":{"type":"json","default":null,"enum":[null,{"a":[1]}]}}`)
	for given, want := range map[string]string{
		`{"size":3}`: "",
		`{"size":9,"share":5e-1,"more":{"a":[1]}}`: "",
		`{}`:                       `param "size" is not given and has no default`,
		`{"size":0}`:               `param "size" is given as "0", which is less than the minimum 1`,
		`{"size":10}`:              `param "size" is given as "10", which is greater than the maximum 9`,
		`{"size":"3"}`:             `param "size" is given as "3", which is not of type integer`,
		`{"size":1,"market":null}`: `param "market" is given as "null", which is not of type string`,
		`{"size":1.0}`:             `param "size" is given as "1.0", which is not of type integer`,
		`{"size":1,"market":"vn"}`: `param "market" is given as "vn", which is none of "id", "sg"`,
		`{"size":1,"share":0.7}`:   `param "share" is given as "0.7", which is none of "0.5", "1e0"`,
		`{"size":1,"name":"A"}`:    `param "name" is given as "A", which does not match the pattern "[a-z]+"`,
		`{"size":1,"name":"a\n"}`:  `param "name" is given as "a\n", which does not match the pattern "[a-z]+"`,
		`{"size":1,"x":1,"y":2}`:   `param "x" is given, but the pipeline has no such param; param "y" is given, but the pipeline has no such param`,
	} {
		var values map[string]json.RawMessage
		if err := json.Unmarshal([]byte(given), &values); err != nil {
			t.Fatal(err)
		}
		_, err := Params(params, values)
		if want == "" && err != nil || want != "" && (err == nil || err.Error() != want) {
			t.Errorf("%s: %v, want %s", given, err, want)
		}
	}
}

func TestRunsThatAreNoneAreRefused(t *testing.T) {
	whole := `{"run_id":"r","attempt":1,"interval":{"start":"2026-01-31T00:00:00+07:00","end":"2026-02-01T00:00:00Z"},"params":{}}`
	if _, err := ReadRun(whole); err != nil {
		t.Error(err)
	}
	for old, broken := range map[string]string{
		`"r"`:                       `""`,
		`1,"interval"`:              `0,"interval"`,
		`2026-01-31T00:00:00+07:00`: `2026-01-31`,
		`2026-02-01T00:00:00Z`:      `2026-02-01T00:00:00.5Z`,
		`"params"`:                  `"parms"`,
	} {
		if _, err := ReadRun(strings.Replace(whole, old, broken, 1)); err == nil {
			t.Errorf("%s instead of %s was read", broken, old)
		}
	}
}

func TestAMomentWithoutAnOffsetEndsInZWhateverItEndedInBefore(t *testing.T) {
	run, err := ReadRun(`{"run_id":"r1","attempt":1,"interval":{"start":"2026-01-01T00:00:00+00:00",` +
		`"end":"2026-01-01T07:00:00+07:00"},"params":{}}`)
	if err != nil {
		t.Fatal(err)
	}
	if run.Interval.Start != "2026-01-01T00:00:00Z" || run.Interval.End != "2026-01-01T07:00:00+07:00" {
		t.Errorf("the interval is %+v", run.Interval)
	}
}
