package code

import (
	"io"
	"os"
	"path"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/fault"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// checkOut writes the files of a tree. Whatever names are in it, nothing is
// written outside the folder.
// It gives the submodules, whose folders are empty.
func checkOut(tree *object.Tree, folder string) ([]submodule, error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	walker := object.NewTreeWalker(tree, true, nil)
	defer walker.Close()
	var links []link
	var submodules []submodule
	for {
		name, entry, err := walker.Next()
		if err == io.EOF {
			return submodules, makeLinks(root, tree, links)
		}
		if err != nil {
			return nil, fault.New(contract.Internal, "the commit cannot be checked out: %v", err)
		}
		switch entry.Mode {
		case filemode.Dir:
			err = root.MkdirAll(name, 0o755)
		case filemode.Symlink:
			links = append(links, link{name, entry})
		case filemode.Submodule:
			submodules = append(submodules, submodule{name, entry.Hash.String()})
			err = root.MkdirAll(name, 0o755)
		default:
			err = writeFile(root, tree, name, entry)
		}
		if err != nil {
			return nil, fault.New(contract.Internal, "file %s of the commit cannot be written: %v", contract.Quoted(name), err)
		}
	}
}

// A link is made when all files are there, so that none is written through it.
type link struct {
	name  string
	entry object.TreeEntry
}

func makeLinks(root *os.Root, tree *object.Tree, links []link) error {
	for _, l := range links {
		file, err := tree.TreeEntryFile(&l.entry)
		if err != nil {
			return err
		}
		target, err := file.Contents()
		if err == nil {
			err = root.Symlink(target, l.name)
		}
		if err != nil {
			return fault.New(contract.Internal, "link %s of the commit cannot be made: %v", contract.Quoted(l.name), err)
		}
	}
	return nil
}

func writeFile(root *os.Root, tree *object.Tree, name string, entry object.TreeEntry) error {
	file, err := tree.TreeEntryFile(&entry)
	if err != nil {
		return err
	}
	content, err := file.Reader()
	if err != nil {
		return err
	}
	defer content.Close()
	mode := os.FileMode(0o644)
	if entry.Mode == filemode.Executable {
		mode = 0o755
	}
	if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return err
	}
	out, err := root.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, mode)
	if err != nil {
		return err
	}
	if _, err := io.Copy(out, content); err != nil {
		out.Close()
		return err
	}
	return out.Close()
}
