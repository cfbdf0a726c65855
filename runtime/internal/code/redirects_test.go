package code

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clockwork.io/runtime/internal/fault"
)

// elsewhere sends everybody on to another server, under another name of this machine.
func elsewhere(t *testing.T, s *server) (address, target string) {
	t.Helper()
	to, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	to.Host = "localhost:" + to.Port()
	from := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, to.String()+r.URL.RequestURI(), http.StatusMovedPermanently)
	}))
	t.Cleanup(from.Close)
	return from.URL, to.Host
}

func (s *server) follow(address string, rules Rules) error {
	pauses = nil
	secret := filepath.Join(s.t.TempDir(), "token")
	if err := os.WriteFile(secret, []byte("right"), 0o600); err != nil {
		s.t.Fatal(err)
	}
	rules.Insecure = true
	return Fetch(context.Background(), Source{URL: address + "/churn.git", Commit: s.last}, rules, Credentials{Token: secret}, filepath.Join(s.t.TempDir(), "code"))
}

func TestRedirectToAHostThatIsNotAllowedIsRefused(t *testing.T) {
	s := newServer(t)
	address, _ := elsewhere(t, s)
	err := s.follow(address, Rules{Hosts: []string{"127.0.0.1"}})
	want := `repository "` + strings.TrimPrefix(address, "http://") + `" is redirected to host "localhost", which is not allowed`
	if got := fault.Of(err); err == nil || got.Code != 210 || got.Reason != want {
		t.Errorf("%+v, want %s", got, want)
	}
	if s.refused.Load() > 0 {
		t.Error("the other host was asked")
	}
}

func TestTokenDoesNotFollowARedirectToAnotherHost(t *testing.T) {
	s := newServer(t)
	address, _ := elsewhere(t, s)
	err := s.follow(address, Rules{Hosts: []string{"127.0.0.1", "localhost"}})
	if got := fault.Of(err); err == nil || got.Code != 212 {
		t.Errorf("%+v", got)
	}
	if s.refused.Load() == 0 {
		t.Error("the redirect was not followed")
	}
}
