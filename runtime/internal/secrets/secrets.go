// Package secrets takes what may stand in no description of a container, which
// everybody may read who can ask its engine, from its standard input.
package secrets

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

const (
	// Variable is "stdin" in a container that is given secrets: one line of JSON.
	Variable = "CLOCKWORK_SECRETS"
	// largest is what the line may have; more is no line.
	largest = 4 << 20
)

// Given is that line.
type Given struct {
	// Environment are variables by name.
	Environment map[string]string `json:"environment"`
	// Files are contents by the name in the secret's folder.
	Files map[string]string `json:"files"`
}

// Take reads what this process is given, if it is given anything: the variables
// become its own, the files are written into the folder. What is read afterwards
// from standard input is empty.
func Take(folder string) error {
	if os.Getenv(Variable) != "stdin" {
		return nil
	}
	given, err := Read(os.Stdin)
	if err != nil {
		return err
	}
	if os.Stdin, err = os.Open(os.DevNull); err != nil {
		return err
	}
	for name, value := range given.Environment {
		if err := os.Setenv(name, value); err != nil {
			return fmt.Errorf("secret %s cannot be set: %w", name, err)
		}
	}
	for name, content := range given.Files {
		if name != filepath.Base(name) {
			return fmt.Errorf("a secret's file cannot be called %s", name)
		}
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			return err
		}
	}
	return nil
}

// Read reads the line. Its errors hold nothing of it.
func Read(from io.Reader) (Given, error) {
	line, err := bufio.NewReader(io.LimitReader(from, largest)).ReadBytes('\n')
	if err != nil {
		return Given{}, errors.New("the secrets did not come whole")
	}
	var given Given
	if json.Unmarshal(line, &given) != nil {
		return Given{}, errors.New("the secrets are no JSON")
	}
	return given, nil
}
