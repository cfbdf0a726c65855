package contract

import (
	"math"
	"regexp"
	"strconv"
	"strings"
)

const (
	// maxInteger is 2^53-1, what every JSON reader keeps exact.
	maxInteger = 9_007_199_254_740_991
	// longestNumber bounds arithmetic, which grows with its square.
	longestNumber = 8192
	jsonSpace     = " \t\n\r"
)

var (
	integerForm = regexp.MustCompile(`^-?(0|[1-9][0-9]{0,15})$`)
	numberForm  = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]{1,4})?$`)
)

// A Value is a small typed value, of a param or of an output that is no file.
// It travels as text, which is kept as it was written, less surrounding white
// space where the type allows none.
type Value struct {
	Type DataType
	Text string
}

// ParseValue reads a text as a value of the type; false if it is none.
func ParseValue(t DataType, text string) (Value, bool) {
	if t == String {
		return Value{t, text}, true
	}
	text = strings.Trim(text, jsonSpace)
	return Value{t, text}, hasForm(t, text)
}

func hasForm(t DataType, text string) bool {
	switch t {
	case Integer:
		number, err := strconv.ParseInt(text, 10, 64)
		return err == nil && integerForm.MatchString(text) && number >= -maxInteger && number <= maxInteger
	case Number:
		if len(text) > longestNumber || !numberForm.MatchString(text) {
			return false
		}
		number, _ := strconv.ParseFloat(text, 64)
		return !math.IsInf(number, 0)
	case Boolean:
		return text == "true" || text == "false"
	case JSON:
		return IsJSON(text)
	default:
		return false
	}
}

// appendJSON appends the value as JSON: a text in quotes, everything else as it is.
func (v Value) appendJSON(to []byte) []byte {
	if v.Type == String {
		return appendText(to, v.Text)
	}
	return append(to, v.Text...)
}
