package code

import (
	"os"
	"path/filepath"
	"strings"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/fault"
)

// CheckEntries makes sure that the working directory and the files a task
// starts from are in its code, and nowhere else.
func CheckEntries(root, directory string, files []string) error {
	code, err := os.OpenRoot(root)
	if err != nil {
		return err
	}
	defer code.Close()
	folder, err := filepath.Rel(root, directory)
	if err != nil {
		return err
	}
	if info, err := code.Stat(folder); err != nil || !info.IsDir() {
		return fault.New(contract.EntryNotFound, "there is no folder %s in the commit", contract.Quoted(folder))
	}
	var missing []string
	for _, file := range files {
		if info, err := code.Stat(filepath.Join(folder, file)); err != nil || !info.Mode().IsRegular() {
			missing = append(missing, contract.Quoted(filepath.Join(folder, file)))
		}
	}
	if len(missing) > 0 {
		return fault.New(contract.EntryNotFound, "not in the commit: %s", strings.Join(missing, ", "))
	}
	return nil
}
