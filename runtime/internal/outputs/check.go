// Package outputs checks what a task left in its outputs folder against what it
// declared. The folder belongs to the task, which may still be writing to it:
// nothing outside is ever reached through it.
package outputs

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"clockwork.io/runtime/internal/contract"
)

// shownEntries is how many wrong entries of one directory are named.
const shownEntries = 10

// Checked is what a check found.
type Checked struct {
	// Published is what can be published, in the order of declaration.
	Published []contract.Named[contract.Published]
	// Trees are the listings of the directories among it.
	Trees map[string]contract.Tree
	// Problems are what is missing, ill-typed or too large, one line each.
	Problems []string
	// Warnings are what was left and not declared, one line each.
	Warnings []string
}

// Check goes through an outputs folder, on past problems. The error is that the
// folder cannot be read.
func Check(declared []contract.Named[contract.Output], folder string) (*Checked, error) {
	c := &check{found: Checked{Trees: map[string]contract.Tree{}}}
	info, err := os.Lstat(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		for _, output := range declared {
			c.missing(output)
		}
		return &c.found, nil
	case err != nil:
		return nil, err
	case !info.IsDir():
		target, _ := os.Readlink(folder)
		c.problem("the outputs folder is %s; it must be a directory", shown(info, target))
		return &c.found, nil
	}
	if c.root, err = os.OpenRoot(folder); err != nil {
		return nil, err
	}
	defer c.root.Close()
	for _, output := range declared {
		if err := c.look(output); err != nil {
			return nil, err
		}
	}
	if problem := contract.ProblemOfValues(c.values); problem != "" {
		c.problem("%s", problem)
	}
	c.found.Warnings, err = undeclared(declared, c.root)
	return &c.found, err
}

type check struct {
	root   *os.Root
	found  Checked
	values []contract.Value
	hashed int64
}

func (c *check) problem(format string, args ...any) {
	c.found.Problems = append(c.found.Problems, fmt.Sprintf(format, args...))
}

func (c *check) missing(output contract.Named[contract.Output]) {
	if !output.Value.Optional {
		c.problem("output %s is missing: the task must leave it at $CLOCKWORK_OUTPUT_%s",
			contract.Quoted(output.Name), strings.ToUpper(output.Name))
	}
}

func (c *check) look(output contract.Named[contract.Output]) error {
	name := contract.Quoted(output.Name)
	info, err := c.root.Lstat(output.Name)
	if errors.Is(err, fs.ErrNotExist) {
		c.missing(output)
		return nil
	}
	if err == nil && kindOf(info) != wanted(output.Value.Type) {
		target, _ := c.root.Readlink(output.Name)
		c.problem("output %s is %s; it must be %s", name, shown(info, target), wanted(output.Value.Type))
		return nil
	}
	if err == nil {
		err = c.publish(output, info)
	}
	if errors.Is(err, fs.ErrPermission) {
		c.problem("output %s cannot be read: %s", name, contract.Quoted(pathOf(err)))
		return nil
	}
	return err
}

func pathOf(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Path
	}
	return ""
}

func shown(info fs.FileInfo, target string) string {
	if kindOf(info) != aLink {
		return string(kindOf(info))
	}
	return string(aLink) + " to " + contract.Quoted(target)
}

func (c *check) publish(output contract.Named[contract.Output], info fs.FileInfo) error {
	var published contract.Published
	var err error
	switch t := output.Value.Type; {
	case t.IsValue():
		var ok bool
		if published, ok, err = c.value(output.Name, t); !ok {
			return err
		}
	case t == contract.File:
		published, err = c.file(output.Name, info)
	default:
		published, err = c.directory(output.Name)
	}
	if err == nil {
		c.found.Published = append(c.found.Published, contract.Named[contract.Published]{Name: output.Name, Value: published})
	}
	return err
}

// open opens a regular file, and nothing that took its place meanwhile.
func (c *check) open(name string) (*os.File, fs.FileInfo, error) {
	file, err := c.root.OpenFile(name, os.O_RDONLY|syscall.O_NOFOLLOW|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, nil, err
	}
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	if err != nil {
		file.Close()
		return nil, nil, err
	}
	return file, info, nil
}

func (c *check) value(name string, t contract.DataType) (contract.Published, bool, error) {
	file, info, err := c.open(name)
	if err != nil {
		return contract.Published{}, false, err
	}
	defer file.Close()
	bytes, err := io.ReadAll(io.LimitReader(file, contract.ValueBytes+2))
	if err != nil {
		return contract.Published{}, false, err
	}
	value, problem := contract.ReadValue(name, t, bytes, info.Size())
	if problem != "" {
		c.problem("%s", problem)
		return contract.Published{}, false, nil
	}
	c.values = append(c.values, value)
	return contract.PublishedValue(value), true, nil
}

func (c *check) file(name string, info fs.FileInfo) (contract.Published, error) {
	published := contract.Published{Type: contract.File, Size: info.Size(), Fingerprint: fingerprint(info)}
	if c.hashed+info.Size() > contract.HashedBytes {
		return published, nil
	}
	c.hashed += info.Size()
	file, _, err := c.open(name)
	if err != nil {
		return published, err
	}
	defer file.Close()
	hash := sha256.New()
	_, err = io.Copy(hash, file)
	published.SHA256 = hex.EncodeToString(hash.Sum(nil))
	return published, err
}

func (c *check) directory(name string) (contract.Published, error) {
	s := &scan{root: c.root, top: name}
	if err := s.folder(name); err != nil {
		return contract.Published{}, err
	}
	for _, problem := range s.problems[:min(len(s.problems), shownEntries)] {
		c.problem("in output %s %s", contract.Quoted(name), problem)
	}
	if more := len(s.problems) - shownEntries; more > 0 {
		c.problem("in output %s %d more entries are wrong", contract.Quoted(name), more)
	}
	c.found.Trees[name] = s.tree
	return contract.Published{
		Type: contract.Directory, Size: s.tree.Size(), SHA256: s.tree.SHA256(), Fingerprint: s.fingerprint(),
	}, nil
}
