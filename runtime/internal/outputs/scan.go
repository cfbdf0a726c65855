package outputs

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"syscall"
	"unicode/utf8"

	"clockwork.io/runtime/internal/contract"
)

// A scan goes through a directory without following links.
type scan struct {
	root     *os.Root
	top      string
	tree     contract.Tree
	stats    []string
	problems []string
}

func (s *scan) problem(name, what string) {
	s.problems = append(s.problems, contract.Quoted(name)+" "+what)
}

func (s *scan) folder(folder string) error {
	open, err := s.root.Open(folder)
	if err != nil {
		return err
	}
	defer open.Close()
	names, err := open.Readdirnames(-1)
	if err != nil {
		return err
	}
	slices.Sort(names)
	for _, name := range names {
		if err := s.entry(folder + "/" + name); err != nil {
			return err
		}
	}
	return nil
}

func (s *scan) entry(full string) error {
	name := strings.TrimPrefix(full, s.top+"/")
	if !utf8.ValidString(name) {
		s.problem(name, "has a name that is not UTF-8")
		return nil
	}
	info, err := s.root.Lstat(full)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	switch kindOf(info) {
	case aFile:
		s.tree = append(s.tree, contract.TreeEntry{Path: name, Type: "file", Size: info.Size(), Executable: info.Mode()&0o111 != 0})
		s.stats = append(s.stats, name+"\x00"+fingerprint(info))
	case aDirectory:
		s.tree = append(s.tree, contract.TreeEntry{Path: name, Type: "directory"})
		s.stats = append(s.stats, name+"\x00directory")
		return s.folder(full)
	case aLink:
		return s.link(full, name)
	default:
		s.problem(name, "is "+string(kindOf(info)))
	}
	return nil
}

func (s *scan) link(full, name string) error {
	target, err := s.root.Readlink(full)
	if err != nil {
		return err
	}
	target = tidy(target)
	switch {
	case !utf8.ValidString(target):
		s.problem(name, "is a symbolic link to a name that is not UTF-8")
	case !s.staysInside(full, target):
		s.problem(name, "is a symbolic link to "+contract.Quoted(target)+", which leads out of it")
	default:
		s.tree = append(s.tree, contract.TreeEntry{Path: name, Type: "link", Link: target})
		s.stats = append(s.stats, name+"\x00link\x00"+target)
	}
	return nil
}

// tidy writes a target without doubled and trailing slashes.
func tidy(target string) string {
	parts := slices.DeleteFunc(strings.Split(target, "/"), func(part string) bool { return part == "" })
	tidied := strings.Join(parts, "/")
	if strings.HasPrefix(target, "/") {
		return "/" + tidied
	}
	return tidied
}

// staysInside tells whether a link leads to a place inside the directory,
// wherever that is moved to: an absolute target never does.
func (s *scan) staysInside(full, target string) bool {
	if path.IsAbs(target) {
		return false
	}
	meant := path.Join(path.Dir(full), target)
	if meant != s.top && !strings.HasPrefix(meant, s.top+"/") {
		return false
	}
	inside, err := s.root.OpenRoot(s.top)
	if err != nil {
		return false
	}
	defer inside.Close()
	_, err = inside.Stat(strings.TrimPrefix(full, s.top+"/"))
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ELOOP) {
		return !goesUpAfterAName(target)
	}
	return err == nil || errors.Is(err, fs.ErrPermission)
}

// goesUpAfterAName tells of a "..", which may be anywhere behind another link;
// where nothing exists nobody can tell.
func goesUpAfterAName(target string) bool {
	named := false
	for part := range strings.SplitSeq(target, "/") {
		if part == ".." && named {
			return true
		}
		named = named || part != ".."
	}
	return false
}

// fingerprint changes with the size, modification time or inode of any file,
// and with any name.
func (s *scan) fingerprint() string {
	slices.Sort(s.stats)
	return "tree:" + contract.SHA256([]byte(strings.Join(s.stats, "\n")))
}

// fingerprint tells whether a file was written to since.
func fingerprint(info fs.FileInfo) string {
	inode := uint64(0)
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		inode = stat.Ino
	}
	return fmt.Sprintf("file:%d:%d:%d", info.Size(), info.ModTime().UnixNano(), inode)
}
