package containers

import (
	"archive/zip"
	"bytes"
	"net/http"
	"net/http/cgi"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const token = "token-that-nobody-else-sees"

// A repository is on a real Git server over HTTP that wants a token.
type repository struct {
	url, commit string
}

// newRepository has the files as its only commit.
func newRepository(t *testing.T, files map[string]string) repository {
	t.Helper()
	root := t.TempDir()
	work := filepath.Join(root, "work")
	for name, text := range files {
		must(t, os.MkdirAll(filepath.Dir(filepath.Join(work, name)), 0o755))
		must(t, os.WriteFile(filepath.Join(work, name), []byte(text), 0o644))
	}
	script := exec.Command("sh", "-euc", `
		git init -q -b main; git config user.name a; git config user.email a@example.com
		git add -A; git commit -qm first; git clone -q --bare . ../churn.git
		git -C ../churn.git config uploadpack.allowAnySHA1InWant true; git rev-parse HEAD; git --exec-path`)
	script.Dir = work
	out, err := script.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	said := strings.Fields(string(out))
	backend := &cgi.Handler{
		Path: filepath.Join(said[1], "git-http-backend"),
		Env:  []string{"GIT_PROJECT_ROOT=" + root, "GIT_HTTP_EXPORT_ALL=1"},
	}
	server := httptest.NewServer(wanting(token, backend))
	t.Cleanup(server.Close)
	return repository{server.URL + "/churn.git", said[0]}
}

// wanting answers nobody without the password.
func wanting(password string, handler http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, given, _ := r.BasicAuth(); given != password {
			w.Header().Set("WWW-Authenticate", `Basic realm="test"`)
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		handler.ServeHTTP(w, r)
	})
}

// task runs what is in the repository.
func (r repository) task(step string) task {
	code := `"code":{"git":"` + r.url + `","commit":"` + r.commit + `","path":"."},`
	return task{name: "train", attempt: 1, step: code + step, secret: token}
}

// wheel is a Python package with one module.
func wheel(t *testing.T, name, module string) string {
	t.Helper()
	var archive bytes.Buffer
	writer := zip.NewWriter(&archive)
	info := name + "-1.0.dist-info/"
	for _, file := range [][2]string{
		{name + ".py", module},
		{info + "METADATA", "Metadata-Version: 2.1\nName: " + name + "\nVersion: 1.0\n"},
		{info + "WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"},
		{info + "RECORD", ""},
	} {
		entry, err := writer.Create(file[0])
		must(t, err)
		_, err = entry.Write([]byte(file[1]))
		must(t, err)
	}
	must(t, writer.Close())
	return archive.String()
}
