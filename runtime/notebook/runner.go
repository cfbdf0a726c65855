// Package notebook is the Python file that runs notebooks, the same as on a
// laptop; it is put beside user code, never into an image.
package notebook

import _ "embed"

// Name is what the file is called.
const Name = "clockwork_notebook.py"

// Runner is its text.
//
//go:embed clockwork_notebook.py
var Runner []byte
