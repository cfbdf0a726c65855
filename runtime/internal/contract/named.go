package contract

// Named is something under its name; a slice of these keeps the order of declaration.
type Named[T any] struct {
	Name  string
	Value T
}

// Find gives what stands under the name.
func Find[T any](all []Named[T], name string) (T, bool) {
	for _, one := range all {
		if one.Name == name {
			return one.Value, true
		}
	}
	var none T
	return none, false
}
