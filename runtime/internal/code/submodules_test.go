package code

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"clockwork.io/runtime/internal/fault"
)

// parent is a repository with a submodule at lib/shared, of a URL.
func (s *server) parent(url string) (commit string) {
	s.t.Helper()
	script := exec.Command("sh", "-euc", `
		git init -q -b main parent; cd parent; git config user.name a; git config user.email a@example.com
		printf '[submodule "s"]\n\tpath = lib/shared\n\turl = %s\n' "$0" > .gitmodules
		git add -A; git update-index --add --cacheinfo "160000,$1,lib/shared"; git commit -qm parent
		git clone -q --bare . ../parent.git; git -C ../parent.git config uploadpack.allowAnySHA1InWant true; git rev-parse HEAD`, url, s.first)
	script.Dir = s.folder
	out, err := script.CombinedOutput()
	if err != nil {
		s.t.Fatalf("%v: %s", err, out)
	}
	s.allowAnyCommit()
	return strings.TrimSpace(string(out))
}

func (s *server) withSubmodules(commit string, asked bool) (string, error) {
	s.t.Helper()
	pauses = nil
	secret := filepath.Join(s.t.TempDir(), "token")
	if err := os.WriteFile(secret, []byte("right"), 0o600); err != nil {
		s.t.Fatal(err)
	}
	folder := filepath.Join(s.t.TempDir(), "code")
	rules := Rules{Insecure: true, Submodules: asked, Hosts: []string{"127.0.0.1"}}
	return folder, Fetch(context.Background(), Source{URL: s.URL + "/parent.git", Commit: commit}, rules, Credentials{Token: secret}, folder)
}

func TestSubmodulesComeWhereTheyAreAskedFor(t *testing.T) {
	s := newServer(t)
	commit := s.parent("../churn.git")
	folder, err := s.withSubmodules(commit, false)
	if err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(filepath.Join(folder, "lib/shared")); err != nil || len(left) > 0 {
		t.Errorf("%v %v", left, err)
	}
	folder, err = s.withSubmodules(commit, true)
	if err != nil {
		t.Fatal(err)
	}
	if got := read1(t, folder, "lib/shared/etl/extract.py"); got != "one\n" {
		t.Errorf("%q", got)
	}
	if left, _ := filepath.Glob(filepath.Join(folder, "lib/.git*")); len(left) > 0 {
		t.Errorf("left %v", left)
	}
}

func TestSubmoduleOfAHostThatIsNotAllowedIsRefused(t *testing.T) {
	for url, reason := range map[string]string{
		"https://example.com/x.git":   `submodule "lib/shared": host "example.com" of repository "https://example.com/x.git" is not allowed`,
		"file:///etc":                 `submodule "lib/shared": repository "file:///etc" is no URL of a repository`,
		"ext::sh -c touch% /tmp/gone": `submodule "lib/shared": repository "ext::sh -c touch% /tmp/gone" has white space or control characters`,
	} {
		s := newServer(t)
		_, err := s.withSubmodules(s.parent(url), true)
		if got := fault.Of(err); err == nil || got.Code != 210 || got.Reason != reason {
			t.Errorf("%+v, want %s", got, reason)
		}
	}
}
