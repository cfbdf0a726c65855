package step

import (
	"regexp"
	"strings"
)

// matches tells whether a whole text matches a pattern that the model took: one in
// what regular expressions of several languages have in common.
func matches(pattern, text string) bool {
	compiled, err := regexp.Compile(`\A(?:` + spaced(pattern) + `)\z`)
	return err == nil && compiled.MatchString(text)
}

// spaced writes \s as the class that other languages mean: the vertical tab is in
// it, which Go leaves out.
func spaced(pattern string) string {
	var written strings.Builder
	inClass := false
	for i := 0; i < len(pattern); i++ {
		c := pattern[i]
		switch {
		case c == '\\' && i+1 < len(pattern):
			i++
			written.WriteString(escape(pattern[i], inClass))
			continue
		case c == '[':
			inClass = true
		case c == ']':
			inClass = false
		}
		written.WriteByte(c)
	}
	return written.String()
}

func escape(c byte, inClass bool) string {
	class := ""
	switch c {
	case 's':
		class = "[:space:]"
	case 'S':
		class = "[:^space:]"
	default:
		return `\` + string(c)
	}
	if inClass {
		return class
	}
	return "[" + class + "]"
}
