package termination

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func left(t *testing.T, reason string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "log")
	if err := os.WriteFile(file, []byte("what the user's command has left, and it is long"), 0o644); err != nil {
		t.Fatal(err)
	}
	Leave(file, reason)
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestReasonIsOneLineOverWhatWasThere(t *testing.T) {
	if got := left(t, "output \"rows\"\nis missing"); got != `clockwork: output "rows" is missing` {
		t.Errorf("%q", got)
	}
}

func TestLongReasonIsCutBetweenCharacters(t *testing.T) {
	for _, filling := range []string{"x", "é", "€", "𝄞"} {
		got := left(t, strings.Repeat(filling, 5000))
		if len(got) > 4096 || len(got) < 4090 || !strings.HasSuffix(got, filling+"...") {
			t.Errorf("%d bytes, ends with %q", len(got), got[len(got)-10:])
		}
	}
}

func TestSuccessLeavesWhatIsThere(t *testing.T) {
	if got := left(t, ""); got != "what the user's command has left, and it is long" {
		t.Errorf("%q", got)
	}
}

func TestNoFileIsMadeWhereNobodyReadsIt(t *testing.T) {
	file := filepath.Join(t.TempDir(), "log")
	Leave(file, "gone")
	if _, err := os.Stat(file); !os.IsNotExist(err) {
		t.Error(err)
	}
}
