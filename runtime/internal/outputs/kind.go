package outputs

import (
	"io/fs"

	"clockwork.io/runtime/internal/contract"
)

// kind is what can stand at a path, with its article.
type kind string

const (
	aFile      kind = "a file"
	aDirectory kind = "a directory"
	aLink      kind = "a symbolic link"
	aPipe      kind = "a named pipe"
	aSocket    kind = "a socket"
	aDevice    kind = "a device"
)

func kindOf(info fs.FileInfo) kind {
	switch mode := info.Mode(); {
	case mode.IsRegular():
		return aFile
	case mode.IsDir():
		return aDirectory
	case mode&fs.ModeSymlink != 0:
		return aLink
	case mode&fs.ModeNamedPipe != 0:
		return aPipe
	case mode&fs.ModeSocket != 0:
		return aSocket
	default:
		return aDevice
	}
}

// wanted is what must stand where an output of the type is left.
func wanted(t contract.DataType) kind {
	if t == contract.Directory {
		return aDirectory
	}
	return aFile
}
