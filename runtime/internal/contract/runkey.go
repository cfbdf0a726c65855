package contract

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// readable is how many characters of a run id its folder shows.
const readable = 100

// RunKey is the folder name of a run: its id made safe for every file system,
// plus a piece of its hash.
func RunKey(runID string) string {
	var safe strings.Builder
	for i, r := range []rune(runID) {
		if i == readable {
			break
		}
		if !isSafe(r) {
			r = '_'
		}
		safe.WriteRune(r)
	}
	hash := sha256.Sum256([]byte(runID))
	return safe.String() + "-" + hex.EncodeToString(hash[:4])
}

func isSafe(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || strings.ContainsRune(".-_", r)
}
