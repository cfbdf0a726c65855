package contract

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// A TreeEntry is one entry of a directory that was published.
type TreeEntry struct {
	// Path is relative to the directory, with slashes.
	Path string
	// Type is file, directory or link.
	Type string
	// Size and Executable are a file's.
	Size       int64
	Executable bool
	// Link is where a link points to, as it is stored.
	Link string
}

// A Tree is what is in a published directory.
type Tree []TreeEntry

// JSON is the directory's listing: one array, sorted by the UTF-8 bytes of the
// paths, ended by a newline.
func (t Tree) JSON() []byte {
	sorted := slices.SortedFunc(slices.Values(t), func(a, b TreeEntry) int { return strings.Compare(a.Path, b.Path) })
	text := []byte{'['}
	for i, entry := range sorted {
		if i > 0 {
			text = append(text, ',')
		}
		text = entry.appendJSON(text)
	}
	return append(text, "]\n"...)
}

func (e TreeEntry) appendJSON(to []byte) []byte {
	json := newObject(to)
	json.string("path", e.Path)
	json.string("type", e.Type)
	size, mode := "null", ""
	if e.Type == "file" {
		size, mode = strconv.FormatInt(e.Size, 10), "0644"
		if e.Executable {
			mode = "0755"
		}
	}
	json.raw("size", size)
	json.optional("mode", mode)
	json.optional("link", e.Link)
	return json.end()
}

// Size is how many bytes the files have together.
func (t Tree) Size() int64 {
	var size int64
	for _, entry := range t {
		size += entry.Size
	}
	return size
}

// SHA256 is the directory's: that of its listing.
func (t Tree) SHA256() string {
	return SHA256(t.JSON())
}

// SHA256 is the hash of bytes in lower-case hex digits.
func SHA256(bytes []byte) string {
	hash := sha256.Sum256(bytes)
	return hex.EncodeToString(hash[:])
}

// ParseTree reads a listing. Entries that would lie outside the directory are
// no listing's.
func ParseTree(text []byte) (Tree, error) {
	var entries []struct {
		Path, Type, Mode, Link string
		Size                   int64
	}
	if err := json.Unmarshal(text, &entries); err != nil {
		return nil, fmt.Errorf("no listing of a directory: %w", err)
	}
	var tree Tree
	for _, e := range entries {
		if !filepath.IsLocal(e.Path) {
			return nil, fmt.Errorf("no listing of a directory: it has the entry %s", Quoted(e.Path))
		}
		tree = append(tree, TreeEntry{e.Path, e.Type, e.Size, e.Mode == "0755", e.Link})
	}
	return tree, nil
}
