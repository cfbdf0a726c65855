package contract

import "fmt"

// How much values may weigh, in bytes of UTF-8. Files and directories have no limit.
const (
	// ValueBytes is for one value, its trailing newline not counted.
	ValueBytes = 8 * 1024
	// ValuesBytes is for all values that one task leaves behind.
	ValuesBytes = 32 * 1024
	// ParamsBytes is for all params of a run, as one JSON object without white space.
	ParamsBytes = 8 * 1024
)

// ProblemOfValues says what is wrong with the values of a task together, if anything.
func ProblemOfValues(values []Value) string {
	bytes := 0
	for _, value := range values {
		bytes += len(value.Text)
	}
	if bytes <= ValuesBytes {
		return ""
	}
	return fmt.Sprintf("values are %d bytes together; all of a task may have at most %d: declare the largest as files",
		bytes, ValuesBytes)
}

// ProblemOfParams says what is wrong with the params of a run together, if anything.
func ProblemOfParams(params []Named[Value]) string {
	json := newObject(nil)
	for _, param := range params {
		json.value(param.Name, param.Value)
	}
	if bytes := len(json.end()); bytes > ParamsBytes {
		return fmt.Sprintf("params are %d bytes as JSON; all of a run may have at most %d", bytes, ParamsBytes)
	}
	return ""
}
