package contract

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// shown is how many characters of a text a message shows.
const shown = 80

// Quoted is user text inside a message: in quotes, on one line, never longer
// than a reader wants.
func Quoted(text string) string {
	var out strings.Builder
	out.WriteByte('"')
	count := 0
	for _, r := range text {
		if count == shown {
			out.WriteString("...")
			break
		}
		count++
		out.WriteString(printable(r))
	}
	out.WriteByte('"')
	return out.String()
}

func printable(r rune) string {
	switch {
	case r == '\n':
		return `\n`
	case r == '\t':
		return `\t`
	case r == '\r':
		return `\r`
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Cs, unicode.Zl, unicode.Zp):
		return fmt.Sprintf(`\u%04x`, r)
	default:
		return string(r)
	}
}

// ValidText tells whether a text can be an environment variable's and a JSON
// reader's: UTF-8 without NUL.
func ValidText(text string) bool {
	return utf8.ValidString(text) && !strings.ContainsRune(text, 0)
}

// names is how many names a list shows before it says how many more there are.
const names = 10

// List is quoted names in a message, not more of them than a reader wants.
func List(quoted []string) string {
	if more := len(quoted) - names; more > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(quoted[:names], ", "), more)
	}
	return strings.Join(quoted, ", ")
}
