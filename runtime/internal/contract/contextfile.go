package contract

import "strconv"

// ContextFile is context.json: what a task is told, typed, for programs that
// read JSON.
func (c *TaskContext) ContextFile() []byte {
	file := newObject(nil)
	file.raw("contract", "1")
	file.string("pipeline", c.Pipeline)
	file.string("task", c.Task)
	file.string("run_id", c.Run.ID)
	file.raw("attempt", strconv.Itoa(c.Attempt))
	file.raw("interval", string(c.Run.Interval.json()))
	params := newObject(nil)
	for _, param := range c.Run.Params {
		params.value(param.Name, param.Value)
	}
	file.raw("params", string(params.end()))
	inputs := newObject(nil)
	for _, input := range c.Inputs {
		inputs.raw(input.Name, input.Value.json())
	}
	file.raw("inputs", string(inputs.end()))
	outputs := newObject(nil)
	for _, output := range c.Outputs {
		entry := newObject(nil)
		entry.string("type", string(output.Value.Type))
		entry.string("path", c.Places.Output(output.Name))
		outputs.raw(output.Name, string(entry.end()))
	}
	file.raw("outputs", string(outputs.end()))
	return append(file.end(), '\n')
}

func (i Interval) json() []byte {
	json := newObject(nil)
	json.string("start", i.Start)
	json.string("end", i.End)
	json.string("date", i.Date())
	return json.end()
}

func (i Input) json() string {
	if i.Absent {
		return "null"
	}
	json := newObject(nil)
	json.string("type", string(i.Type))
	if i.Type.IsValue() {
		json.value("value", Value{i.Type, i.Value})
	} else {
		json.string("path", i.Path)
	}
	return string(json.end())
}
