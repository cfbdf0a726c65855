package plan

import (
	"bufio"
	"bytes"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/exchange"
)

var (
	include = regexp.MustCompile(`^\s*(?:-r|--requirement|-c|--constraint)[\s=]+(\S+)`)
	// ofTheCode are lines that name packages which lie in the code itself.
	ofTheCode = regexp.MustCompile(`(?m)^\s*(-e|--editable|\.{0,2}/|file:|\S+\.(whl|zip|tar\.gz)\b)|@\s*(file:|\.{0,2}/)`)
)

// packages are those of the step's requirements file; nil if it has none.
func (t Task) packages() (*exchange.Packages, error) {
	file := t.Step.Requires
	if file == "" {
		return nil, nil
	}
	text, err := requirements(t.Places.Code, t.Places.WorkingDirectory, file)
	if err != nil {
		return nil, err
	}
	if t.Step.Code != nil && ofTheCode.Match(text) {
		text = append(text, t.Step.Code.Commit...)
	}
	return &exchange.Packages{
		File: file, Environment: t.Places.Environment, Cache: t.Places.Cache, Key: contract.SHA256(text),
	}, nil
}

// requirements are the texts of a file and, once each, of those it includes.
// What lies outside the code is the image's.
func requirements(code, directory, file string) ([]byte, error) {
	root, err := os.OpenRoot(code)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	folder, err := filepath.Rel(code, directory)
	if err != nil {
		return nil, err
	}
	all, seen := &bytes.Buffer{}, map[string]bool{}
	var add func(name string) error
	add = func(name string) error {
		if seen[name] {
			return nil
		}
		seen[name] = true
		text, err := root.ReadFile(name)
		if err != nil {
			return err
		}
		all.Write(text)
		all.WriteByte(0)
		lines := bufio.NewScanner(bytes.NewReader(text))
		lines.Buffer(nil, len(text)+1)
		for lines.Scan() {
			included := include.FindStringSubmatch(lines.Text())
			if included == nil || strings.Contains(included[1], "://") {
				continue
			}
			name := path.Join(path.Dir(name), included[1])
			if info, err := root.Stat(name); err == nil && info.Mode().IsRegular() {
				if err := add(name); err != nil {
					return err
				}
			}
		}
		return nil
	}
	err = add(path.Join(folder, file))
	return all.Bytes(), err
}
