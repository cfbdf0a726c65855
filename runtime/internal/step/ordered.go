package step

import (
	"bytes"
	"encoding/json"
	"fmt"

	"clockwork.io/runtime/internal/contract"
)

// ordered is a JSON object whose members keep their order.
type ordered[T any] []contract.Named[T]

// UnmarshalJSON reads the object; null has no members.
func (o *ordered[T]) UnmarshalJSON(text []byte) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	open, err := decoder.Token()
	if err != nil || open == nil {
		return err
	}
	if open != json.Delim('{') {
		return fmt.Errorf("%v where an object is wanted", open)
	}
	for decoder.More() {
		name, err := decoder.Token()
		if err != nil {
			return err
		}
		var value T
		if err := decoder.Decode(&value); err != nil {
			return err
		}
		*o = append(*o, contract.Named[T]{Name: name.(string), Value: value})
	}
	return nil
}
