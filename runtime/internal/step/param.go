package step

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"reflect"
	"slices"
	"strings"

	"clockwork.io/runtime/internal/contract"
)

// A Param is one declared by a pipeline.
type Param struct {
	Type    contract.DataType `json:"type"`
	Default json.RawMessage   `json:"default"`
	Enum    []json.RawMessage `json:"enum"`
	Minimum json.RawMessage   `json:"minimum"`
	Maximum json.RawMessage   `json:"maximum"`
	Pattern *string           `json:"pattern"`
}

// value reads JSON as a value of the param's type; false if it is none.
func (p Param) value(text json.RawMessage) (contract.Value, bool) {
	text = bytes.TrimSpace(text)
	if p.Type == contract.JSON {
		return contract.ParseValue(p.Type, string(text))
	}
	var read string
	if bytes.HasPrefix(text, []byte{'"'}) && json.Unmarshal(text, &read) == nil {
		return contract.Value{Type: p.Type, Text: read}, p.Type == contract.String && contract.ValidText(read)
	}
	if p.Type == contract.String {
		return contract.Value{Text: string(text)}, false
	}
	return contract.ParseValue(p.Type, string(text))
}

// problem says why the param refuses a value of its type, as the end of a
// sentence; empty if it does not.
func (p Param) problem(value contract.Value) string {
	if number, ok := amount(value); ok {
		if low, ok := new(big.Rat).SetString(string(p.Minimum)); ok && number.Cmp(low) < 0 {
			return "is less than the minimum " + string(p.Minimum)
		}
		if high, ok := new(big.Rat).SetString(string(p.Maximum)); ok && number.Cmp(high) > 0 {
			return "is greater than the maximum " + string(p.Maximum)
		}
	}
	if p.Pattern != nil && value.Type == contract.String {
		if !matches(*p.Pattern, value.Text) {
			return "does not match the pattern " + contract.Quoted(*p.Pattern)
		}
	}
	return p.outsideEnum(value)
}

func (p Param) outsideEnum(value contract.Value) string {
	if len(p.Enum) == 0 {
		return ""
	}
	var names []string
	for _, text := range p.Enum {
		allowed, _ := p.value(text)
		if sameMeaning(allowed, value) {
			return ""
		}
		names = append(names, contract.Quoted(allowed.Text))
	}
	return "is none of " + contract.List(names)
}

func amount(value contract.Value) (*big.Rat, bool) {
	if value.Type != contract.Integer && value.Type != contract.Number {
		return nil, false
	}
	return new(big.Rat).SetString(value.Text)
}

// sameMeaning compares numbers by their amount and JSON by what it says.
func sameMeaning(a, b contract.Value) bool {
	x, isNumber := amount(a)
	y, isOther := amount(b)
	if isNumber && isOther {
		return x.Cmp(y) == 0
	}
	if a.Type == contract.JSON {
		return reflect.DeepEqual(plain(a.Text), plain(b.Text))
	}
	return a.Text == b.Text
}

func plain(text string) any {
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	var read any
	if decoder.Decode(&read) != nil {
		return nil
	}
	return read
}

// Params are the values of a run for every declared param, in their order: what
// was given at the trigger, checked, and the defaults for the rest. The error
// names all problems.
func Params(declared []contract.Named[Param], given map[string]json.RawMessage) ([]contract.Named[contract.Value], error) {
	var values []contract.Named[contract.Value]
	var problems []string
	for _, param := range declared {
		text, ok := given[param.Name]
		if !ok {
			text = param.Value.Default
		}
		if text == nil {
			problems = append(problems, fmt.Sprintf("param %s is not given and has no default", contract.Quoted(param.Name)))
			continue
		}
		value, ok := param.Value.value(text)
		problem := "is not of type " + string(param.Value.Type)
		if ok {
			problem = param.Value.problem(value)
		}
		if problem != "" {
			problems = append(problems, fmt.Sprintf("param %s is given as %s, which %s",
				contract.Quoted(param.Name), contract.Quoted(value.Text), problem))
		}
		values = append(values, contract.Named[contract.Value]{Name: param.Name, Value: value})
	}
	problems = append(problems, unknown(declared, given)...)
	if problem := contract.ProblemOfParams(values); problem != "" {
		problems = append(problems, problem)
	}
	if len(problems) > 0 {
		return nil, fmt.Errorf("%s", strings.Join(problems, "; "))
	}
	return values, nil
}

// unknown are the problems of what is given and not declared.
func unknown(declared []contract.Named[Param], given map[string]json.RawMessage) []string {
	var problems []string
	for _, name := range slices.Sorted(maps.Keys(given)) {
		if _, known := contract.Find(declared, name); !known {
			problems = append(problems, fmt.Sprintf("param %s is given, but the pipeline has no such param", contract.Quoted(name)))
		}
	}
	return problems
}
