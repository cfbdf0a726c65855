package secrets

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSecretsBecomeVariablesAndFilesAndLeaveNothingToRead(t *testing.T) {
	folder := t.TempDir()
	t.Setenv(Variable, "stdin")
	t.Setenv("TOKEN", "")
	stdin(t, `{"environment":{"TOKEN":"a b\n"},"files":{"token":"s3cret"}}`+"\nrest")

	if err := Take(folder); err != nil {
		t.Fatal(err)
	}

	if got := os.Getenv("TOKEN"); got != "a b\n" {
		t.Errorf("TOKEN is %q", got)
	}
	content, err := os.ReadFile(filepath.Join(folder, "token"))
	if err != nil || string(content) != "s3cret" {
		t.Errorf("token is %q, %v", content, err)
	}
	if n, _ := os.Stdin.Read(make([]byte, 1)); n != 0 {
		t.Error("there is something left on standard input")
	}
}

func TestNothingIsReadWhereNothingIsGiven(t *testing.T) {
	stdin(t, "mine")

	if err := Take(t.TempDir()); err != nil {
		t.Fatal(err)
	}

	if n, _ := os.Stdin.Read(make([]byte, 4)); n != 4 {
		t.Error("standard input was read")
	}
}

func TestErrorsHoldNothingOfASecret(t *testing.T) {
	for given, wants := range map[string]string{
		`{"environment":{"A":"s3cret"}}`: "the secrets did not come whole",
		"s3cret\n":                       "the secrets are no JSON",
	} {
		if _, err := Read(strings.NewReader(given)); err == nil || err.Error() != wants {
			t.Errorf("%q: %v", given, err)
		}
	}
}

func TestFilesStayInTheirFolder(t *testing.T) {
	t.Setenv(Variable, "stdin")
	stdin(t, `{"files":{"../token":"s3cret"}}`+"\n")

	if err := Take(t.TempDir()); err == nil || err.Error() != "a secret's file cannot be called ../token" {
		t.Error(err)
	}
}

// stdin makes a text the standard input of this test.
func stdin(t *testing.T, text string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "stdin")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	opened, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	before := os.Stdin
	os.Stdin = opened
	t.Cleanup(func() { os.Stdin = before })
}
