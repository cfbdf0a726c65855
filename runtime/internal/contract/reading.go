package contract

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// ReadValue says what the bytes that a task left as a value mean: strict UTF-8,
// one trailing newline ignored, then the type's own form.
//
// bytes is the whole file, or more than ValueBytes+1 of it; size is the file's.
// The problem is one line that names the output, or empty.
func ReadValue(output string, t DataType, bytes []byte, size int64) (value Value, problem string) {
	if int64(len(bytes)) == size && size > 0 && bytes[size-1] == '\n' {
		bytes, size = bytes[:size-1], size-1
	}
	name := "output " + Quoted(output)
	if size > ValueBytes {
		return Value{}, fmt.Sprintf("%s is %d bytes; a value may have at most %d: declare it as a file", name, size, ValueBytes)
	}
	text := string(bytes)
	if !utf8.ValidString(text) {
		return Value{}, name + " is not UTF-8: declare it as a file"
	}
	if strings.ContainsRune(text, 0) {
		return Value{}, name + " has a NUL character: declare it as a file"
	}
	value, ok := ParseValue(t, text)
	if !ok {
		return Value{}, name + " is not " + kind(t) + ": " + Quoted(text)
	}
	return value, ""
}

func kind(t DataType) string {
	switch t {
	case Integer:
		return "an integer within 2^53-1"
	case Number:
		return "a finite number"
	case Boolean:
		return "true or false"
	case JSON:
		return "JSON"
	default:
		return "a " + string(t)
	}
}
