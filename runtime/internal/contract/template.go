package contract

import "strings"

// A Problem is an expression that cannot be resolved.
type Problem struct {
	// Code is what is wrong: bad-expression for what is no expression, and
	// unknown-expression for one that names nothing.
	Code string
	// Piece is the expression as it was written.
	Piece string
}

// Resolve turns a template's expressions into text, for one attempt. An
// optional input that is absent is the empty text. A pipeline that was checked
// gives no problems.
func (c *TaskContext) Resolve(template string) (string, []Problem) {
	var out strings.Builder
	var problems []Problem
	for template != "" {
		switch {
		case strings.HasPrefix(template, "$${"):
			out.WriteString("${")
			template = template[3:]
		case strings.HasPrefix(template, "${"):
			end := strings.IndexByte(template, '}') + 1
			if end == 0 {
				end = len(template)
			}
			text, code := c.reference(template[:end])
			if code != "" {
				problems = append(problems, Problem{code, template[:end]})
			}
			out.WriteString(text)
			template = template[end:]
		default:
			out.WriteByte(template[0])
			template = template[1:]
		}
	}
	return out.String(), problems
}

// reference gives the text of one expression, or the code of its problem.
func (c *TaskContext) reference(written string) (text, code string) {
	inner, closed := strings.CutSuffix(strings.TrimPrefix(written, "${"), "}")
	of, name, dotted := strings.Cut(inner, ".")
	if !closed || !dotted {
		return "", "bad-expression"
	}
	found := false
	switch of {
	case "params":
		var param Value
		param, found = Find(c.Run.Params, name)
		text = param.Text
	case "inputs":
		var input Input
		input, found = Find(c.Inputs, name)
		text = input.Text()
	case "outputs":
		if _, found = Find(c.Outputs, name); found {
			text = c.Places.Output(name)
		}
	case "run":
		text, found = c.Run.field(name)
	default:
		return "", "bad-expression"
	}
	if !found {
		return "", "unknown-expression"
	}
	return text, ""
}

func (r Run) field(name string) (string, bool) {
	switch name {
	case "id":
		return r.ID, true
	case "date":
		return r.Interval.Date(), true
	case "date_nodash":
		return strings.ReplaceAll(r.Interval.Date(), "-", ""), true
	case "interval_start":
		return r.Interval.Start, true
	case "interval_end":
		return r.Interval.End, true
	default:
		return "", false
	}
}
