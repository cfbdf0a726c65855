package code

import (
	"context"
	"fmt"
	"net/http"
	"net/http/cgi"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"clockwork.io/runtime/internal/fault"
)

// A server is a real Git server over HTTP that wants a token.
type server struct {
	*httptest.Server
	t       *testing.T
	folder  string
	first   string
	last    string
	refused atomic.Int32
}

func newServer(t *testing.T) *server {
	t.Helper()
	s := &server{t: t, folder: t.TempDir()}
	work := filepath.Join(s.folder, "work")
	s.git("init", "-q", "-b", "main", work)
	script := `
		git config user.name a; git config user.email a@example.com
		mkdir -p etl/deep; echo one > etl/extract.py; printf '#!/bin/sh\n' > run.sh; chmod +x run.sh
		ln -s etl/extract.py link; ln -s ../outside away; printf x > "odd \"name\" of é"
		git add -A; git commit -qm first; echo two > etl/extract.py; git commit -qam second`
	command := exec.Command("sh", "-euc", script)
	command.Dir = work
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	s.first = s.git("-C", work, "rev-parse", "HEAD~1")
	s.last = s.git("-C", work, "rev-parse", "HEAD")
	s.git("clone", "-q", "--bare", work, filepath.Join(s.folder, "churn.git"))
	backend := &cgi.Handler{
		Path: filepath.Join(s.git("--exec-path"), "git-http-backend"),
		Env:  []string{"GIT_PROJECT_ROOT=" + s.folder, "GIT_HTTP_EXPORT_ALL=1"},
	}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, token, _ := r.BasicAuth(); token != "right" {
			s.refused.Add(1)
			w.Header().Set("WWW-Authenticate", `Basic realm="git"`)
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		backend.ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *server) git(args ...string) string {
	s.t.Helper()
	out, err := exec.Command("git", args...).Output()
	if err != nil {
		s.t.Fatal(args, err)
	}
	return strings.TrimSpace(string(out))
}

func (s *server) allowAnyCommit() {
	s.git("-C", filepath.Join(s.folder, "churn.git"), "config", "uploadpack.allowAnySHA1InWant", "true")
}

func (s *server) fetch(source Source, token string) (string, error) {
	s.t.Helper()
	pauses = nil
	if source.URL == "" {
		source.URL = s.URL + "/churn.git"
	}
	secret := filepath.Join(s.t.TempDir(), "token")
	if err := os.WriteFile(secret, []byte(token+"\n"), 0o600); err != nil {
		s.t.Fatal(err)
	}
	folder := filepath.Join(s.t.TempDir(), "code")
	return folder, Fetch(context.Background(), source, Rules{Insecure: true}, Credentials{Token: secret}, folder)
}

func (s *server) wants(err error, code int, reason string) {
	s.t.Helper()
	if got := fault.Of(err); err == nil || got.Code != code || got.Reason != strings.ReplaceAll(reason, "SERVER", s.URL) {
		s.t.Errorf("%+v, want %d %s", err, code, reason)
	}
}

func read1(t *testing.T, parts ...string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(parts...))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestFilesOfACommitAreWrittenAsTheyAre(t *testing.T) {
	s := newServer(t)
	folder, err := s.fetch(Source{Commit: s.last}, "right")
	if err != nil {
		t.Fatal(err)
	}
	if got := read1(t, folder, "etl/extract.py"); got != "two\n" {
		t.Errorf("extract.py is %q", got)
	}
	if got := read1(t, folder, "odd \"name\" of é"); got != "x" {
		t.Errorf("odd name is %q", got)
	}
	for name, mode := range map[string]os.FileMode{"run.sh": 0o755, "etl/extract.py": 0o644} {
		if info, err := os.Stat(filepath.Join(folder, name)); err != nil || info.Mode().Perm()&0o111 != mode&0o111 {
			t.Errorf("%s: %v %v", name, info, err)
		}
	}
	for name, target := range map[string]string{"link": "etl/extract.py", "away": "../outside"} {
		if got, err := os.Readlink(filepath.Join(folder, name)); err != nil || got != target {
			t.Errorf("%s leads to %s %v", name, got, err)
		}
	}
	around, err := os.ReadDir(filepath.Dir(folder))
	if err != nil || len(around) != 1 {
		t.Errorf("left behind: %v %v", around, err)
	}
	if _, err := os.Stat(filepath.Join(folder, ".git")); !os.IsNotExist(err) {
		t.Errorf(".git is there: %v", err)
	}
}

func TestCommitBehindTheTipIsFoundWhateverTheServerAllows(t *testing.T) {
	for _, ref := range []string{"", "refs/heads/main"} {
		for _, allowed := range []bool{false, true} {
			s := newServer(t)
			if allowed {
				s.allowAnyCommit()
			}
			folder, err := s.fetch(Source{Commit: s.first, Ref: ref}, "right")
			if err != nil {
				t.Fatal(ref, allowed, err)
			}
			if got := read1(t, folder, "etl/extract.py"); got != "one\n" {
				t.Errorf("extract.py is %q", got)
			}
		}
	}
}

func TestWrongTokenIsSaidWithoutShowingIt(t *testing.T) {
	s := newServer(t)
	for _, token := range []string{"wrong", ""} {
		_, err := s.fetch(Source{Commit: s.last}, token)
		s.wants(err, 212, `repository "SERVER/churn.git" refuses the credentials, or wants some`)
	}
}

func TestWhatIsNotThereIsSaid(t *testing.T) {
	s := newServer(t)
	none := strings.Repeat("a", 40)
	for _, allowed := range []bool{false, true} {
		if allowed {
			s.allowAnyCommit()
		}
		for _, ref := range []string{"", "refs/heads/main", "refs/heads/gone"} {
			_, err := s.fetch(Source{Commit: none, Ref: ref}, "right")
			s.wants(err, 213, fmt.Sprintf(`there is no commit %s in repository "SERVER/churn.git"`, none))
		}
	}
	_, err := s.fetch(Source{URL: s.URL + "/nope.git", Commit: s.last}, "right")
	s.wants(err, 213, `there is no repository "SERVER/nope.git", or not for these credentials`)
}

func TestServerThatCannotBeReachedIsWorthAnotherTry(t *testing.T) {
	s := newServer(t)
	s.Close()
	_, err := s.fetch(Source{Commit: s.last}, "right")
	s.wants(err, 211, `repository "SERVER/churn.git" cannot be reached: connection refused`)
}

func TestServerThatBreaksIsAskedAgain(t *testing.T) {
	s := newServer(t)
	var asked atomic.Int32
	broken := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if asked.Add(1) == 1 {
			w.WriteHeader(http.StatusBadGateway)
			return
		}
		s.Config.Handler.ServeHTTP(w, r)
	}))
	defer broken.Close()
	folder := filepath.Join(t.TempDir(), "code")
	secret := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(secret, []byte("right"), 0o600); err != nil {
		t.Fatal(err)
	}
	pauses = pauses[:0]
	pauses = append(pauses, 1)
	err := Fetch(context.Background(), Source{URL: broken.URL + "/churn.git", Commit: s.last}, Rules{Insecure: true}, Credentials{Token: secret}, folder)
	if err != nil {
		t.Fatal(err)
	}
}

func TestTokenIsNotShownToWhomARedirectLeads(t *testing.T) {
	s := newServer(t)
	var shown atomic.Int32
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "" {
			shown.Add(1)
		}
		w.WriteHeader(http.StatusUnauthorized)
	}))
	defer other.Close()
	elsewhere := strings.Replace(other.URL, "127.0.0.1", "localhost", 1)
	redirecting := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, elsewhere+r.URL.RequestURI(), http.StatusFound)
	}))
	defer redirecting.Close()
	_, err := s.fetch(Source{URL: redirecting.URL + "/churn.git", Commit: s.last}, "right")
	if err == nil || shown.Load() > 0 {
		t.Errorf("%v, shown %d times", err, shown.Load())
	}
}

func TestFileNameThatCannotBeWrittenIsNamed(t *testing.T) {
	s := newServer(t)
	command := exec.Command("sh", "-euc", `echo x > "$(printf 'two\nlines')"; git add -A; git commit -qm odd; git push -q ../churn.git main`)
	command.Dir = filepath.Join(s.folder, "work")
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	_, err := s.fetch(Source{Commit: s.git("-C", filepath.Join(s.folder, "work"), "rev-parse", "HEAD")}, "right")
	s.wants(err, 218, `the commit cannot be checked out: invalid path "two\nlines": contains control character`)
}

func TestSourcesThatNoScheduleHasAreRefused(t *testing.T) {
	s := newServer(t)
	commit := strings.Repeat("a", 40)
	for _, c := range []struct{ url, commit, reason string }{
		{"https://example.com/a.git", "abc", `"abc" is no full commit id`},
		{"https://example.com/a.git", commit + "\n", `"` + commit + `\n" is no full commit id`},
		{"ext::sh -c touch", commit, `repository "ext::sh -c touch" has white space or control characters`},
		{"file:///etc", commit, `repository "file:///etc" is no URL of a repository`},
		{"git://example.com/a", commit, `repository "git://example.com/a" must be https:// or ssh://`},
		{"--upload-pack=x", commit, `repository "--upload-pack=x" is no URL of a repository`},
		{"ssh://-oProxyCommand=x/a", commit, `repository "ssh://-oProxyCommand=x/a" is no URL of a repository`},
		{"https://me:secret@example.com/a.git", commit, `repository "https://example.com/a.git" has credentials in its URL: name a secret instead`},
		{"https://example.com/a.git?x=1", commit, `repository "https://example.com/a.git?x=1" has a query or a fragment`},
	} {
		_, err := s.fetch(Source{URL: c.url, Commit: c.commit}, "right")
		s.wants(err, 210, c.reason)
	}
	err := Fetch(context.Background(), Source{URL: s.URL, Commit: commit}, Rules{}, Credentials{}, "")
	s.wants(err, 210, `repository "SERVER" is not encrypted: use https://`)
	err = Fetch(context.Background(), Source{URL: "https://example.com/a", Commit: commit}, Rules{Hosts: []string{"git.example.com"}}, Credentials{}, "")
	s.wants(err, 210, `host "example.com" of repository "https://example.com/a" is not allowed`)
	if s.refused.Load() > 0 {
		t.Error("the server was asked")
	}
}
