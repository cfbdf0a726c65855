package outputs

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"clockwork.io/runtime/internal/contract"
)

// shownNames is how many undeclared files are named.
const shownNames = 10

// undeclared warns of what a task left and had not declared: often a slip in a name.
func undeclared(declared []contract.Named[contract.Output], root *os.Root) ([]string, error) {
	open, err := root.Open(".")
	if err != nil {
		return nil, err
	}
	defer open.Close()
	names, err := open.Readdirnames(-1)
	if err != nil {
		return nil, err
	}
	var known, warnings []string
	for _, output := range declared {
		known = append(known, output.Name)
	}
	names = slices.DeleteFunc(names, func(name string) bool { return slices.Contains(known, name) })
	slices.Sort(names)
	for _, name := range names[:min(len(names), shownNames)] {
		warnings = append(warnings, warning(name, known))
	}
	if more := len(names) - shownNames; more > 0 {
		warnings = append(warnings, fmt.Sprintf("%d more files in the outputs folder are not declared", more))
	}
	return warnings, nil
}

func warning(name string, known []string) string {
	meant := contract.Nearest(name, known)
	if meant == "" {
		stem, _, _ := strings.Cut(name, ".")
		meant = contract.Nearest(stem, known)
	}
	text := contract.Quoted(name) + " in the outputs folder is not declared and not published"
	if meant != "" {
		text += "; did you mean " + contract.Quoted(meant) + "?"
	}
	return text
}
