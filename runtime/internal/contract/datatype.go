package contract

// A DataType is what an output is declared to be.
type DataType string

// The types of outputs, as they are written.
const (
	String    DataType = "string"
	Integer   DataType = "integer"
	Number    DataType = "number"
	Boolean   DataType = "boolean"
	JSON      DataType = "json"
	File      DataType = "file"
	Directory DataType = "directory"
)

// IsValue tells whether data of the type is a small value, and no file.
func (t DataType) IsValue() bool {
	switch t {
	case String, Integer, Number, Boolean, JSON:
		return true
	default:
		return false
	}
}

// Known tells whether there is such a type.
func (t DataType) Known() bool {
	return t.IsValue() || t == File || t == Directory
}
