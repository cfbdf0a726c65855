package contract

import (
	"encoding/json"
	"io"
	"strings"
)

const (
	// deepest is how far JSON may be nested.
	deepest = 1000
	// longestJSONNumber is how many characters a number inside JSON may have.
	longestJSONNumber = 1000
)

// IsJSON tells whether a text is one JSON value, with no member given twice,
// that every implementation of the contract can read.
func IsJSON(text string) bool {
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	if !readValue(decoder, 0) {
		return false
	}
	_, err := decoder.Token()
	return err == io.EOF
}

// readValue reads one value.
func readValue(decoder *json.Decoder, depth int) bool {
	token, err := decoder.Token()
	return err == nil && readFrom(decoder, token, depth)
}

// readFrom reads the rest of the value that starts with token.
func readFrom(decoder *json.Decoder, token json.Token, depth int) bool {
	if number, ok := token.(json.Number); ok {
		return len(number) <= longestJSONNumber
	}
	open, ok := token.(json.Delim)
	if !ok {
		return true
	}
	if depth == deepest {
		return false
	}
	seen := map[string]bool{}
	for decoder.More() {
		if open == '{' {
			name, err := decoder.Token()
			key, isText := name.(string)
			if err != nil || !isText || seen[key] {
				return false
			}
			seen[key] = true
		}
		if !readValue(decoder, depth+1) {
			return false
		}
	}
	_, err := decoder.Token()
	return err == nil
}

// appendText appends a text as JSON, escaped only where JSON demands it, as
// RFC 8785 has it. The library's own writer escapes more.
func appendText(to []byte, text string) []byte {
	const hex = "0123456789abcdef"
	to = append(to, '"')
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case c == '"' || c == '\\':
			to = append(to, '\\', c)
		case c >= ' ':
			to = append(to, c)
		default:
			if short := strings.IndexByte("\b\t\n\f\r", c); short >= 0 {
				to = append(to, '\\', "btnfr"[short])
			} else {
				to = append(to, `\u00`...)
				to = append(to, hex[c>>4], hex[c&0xf])
			}
		}
	}
	return append(to, '"')
}

// An object is JSON that is being written, member by member, without white space.
type object struct {
	text  []byte
	empty bool
}

func newObject(to []byte) *object {
	return &object{append(to, '{'), true}
}

// key starts a member; whoever calls it appends the value to text.
func (o *object) key(name string) {
	if !o.empty {
		o.text = append(o.text, ',')
	}
	o.empty = false
	o.text = append(appendText(o.text, name), ':')
}

func (o *object) string(name, value string) {
	o.key(name)
	o.text = appendText(o.text, value)
}

// optional writes a text, or null for the empty one.
func (o *object) optional(name, value string) {
	if value == "" {
		o.raw(name, "null")
		return
	}
	o.string(name, value)
}

func (o *object) raw(name, json string) {
	o.key(name)
	o.text = append(o.text, json...)
}

func (o *object) value(name string, value Value) {
	o.key(name)
	o.text = value.appendJSON(o.text)
}

func (o *object) end() []byte {
	return append(o.text, '}')
}
