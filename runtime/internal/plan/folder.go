package plan

import "os"

// Open makes a folder that everybody may write to, as a temporary one is. One that
// is mounted may belong to somebody else.
func Open(folder string) error {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	info, err := os.Stat(folder)
	if err != nil || info.Mode().Perm() == 0o777 {
		return err
	}
	return os.Chmod(folder, 0o777)
}
