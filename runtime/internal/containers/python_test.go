package containers

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const python = "clockwork-test/debian"

// notebook has a cell for each source, the first one tagged as the parameters'.
func notebook(t *testing.T, cells ...string) string {
	t.Helper()
	var all []any
	for i, source := range cells {
		metadata := map[string]any{}
		if i == 0 {
			metadata["tags"] = []string{"parameters"}
		}
		all = append(all, map[string]any{"cell_type": "code", "source": source, "metadata": metadata, "outputs": []any{}, "execution_count": nil})
	}
	text, err := json.Marshal(map[string]any{"nbformat": 4, "nbformat_minor": 4, "metadata": map[string]any{}, "cells": all})
	must(t, err)
	return string(text)
}

func TestNotebookOfACommitIsExecutedAndKept(t *testing.T) {
	code := newRepository(t, map[string]string{"n.ipynb": notebook(t, "days = 1", `
import pathlib
print("days", days)
_ = pathlib.Path(output_total).write_text(str(days * 2))`)})
	p := newPod(t, runtimeImage(t), folder(t))
	p.options, p.user = strict(nobody), strict("4321:4321")
	of := code.task(`"run":{"notebook":"n.ipynb"},"params":{"days":{"type":"integer","default":21}},"outputs":{"total":{"type":"integer"}}`)
	p.wants(p.run(python, of), 0, "days 21\n")
	if got := p.kept(of, "notebook.ipynb"); !strings.Contains(got, "days = 21") || !strings.Contains(got, `days 21\n`) {
		t.Error(got)
	}
	if got := p.kept(of, "manifest.json"); !strings.Contains(got, `"total":{"type":"integer","value":"42"`) || !strings.Contains(got, code.commit) {
		t.Error(got)
	}
}

func TestNotebookEndsAsItsCellsDo(t *testing.T) {
	runtime := runtimeImage(t)
	for _, c := range []struct {
		name, cell string
		code       int
		end        string
	}{
		{"exits", "import sys; sys.exit(3)", 3, "clockwork: exit code 3"},
		{"skips", "import sys; sys.exit(99)", 99, ""},
		{"raises", "1 / 0", 1, "clockwork: exit code 1"},
		{"dies", "import os; os.kill(os.getpid(), 9)", 216, "clockwork: exit code 216: the notebook's kernel died"},
	} {
		t.Run(c.name, func(t *testing.T) {
			code := newRepository(t, map[string]string{"n.ipynb": notebook(t, "print('begun')", c.cell)})
			p := newPod(t, runtime, folder(t))
			of := code.task(`"run":{"notebook":"n.ipynb"}`)
			got := p.run(python, of)
			if got.code != c.code || got.end != c.end || !strings.HasPrefix(got.log, "begun\n") {
				t.Errorf("%+v", got)
			}
			if kept := p.kept(of, "notebook.ipynb"); !strings.Contains(kept, `begun\n`) {
				t.Error(kept)
			}
		})
	}
}

func TestRequirementsAreInstalledBeforeTheCommandRuns(t *testing.T) {
	code := newRepository(t, map[string]string{
		"greet-1.0-py3-none-any.whl": wheel(t, "greet", "text = 'hello'"),
		"requirements.txt":           "./greet-1.0-py3-none-any.whl\n",
		"main.py":                    "import greet, sys, nbclient; print(greet.text, sys.prefix)",
	})
	p := newPod(t, runtimeImage(t), folder(t))
	p.options, p.user = strict(nobody), strict("4321:4321")
	got := p.run(python, code.task(`"run":{"python":"main.py"},"requirements":"requirements.txt"`))
	p.wants(got, 0, "clockwork: installing the packages of requirements.txt\nhello /clockwork/environment\n")
}

func TestRequirementsOfANotebookAreSeenByItsKernel(t *testing.T) {
	code := newRepository(t, map[string]string{
		"greet-1.0-py3-none-any.whl": wheel(t, "greet", "text = 'hello'"),
		"requirements.txt":           "./greet-1.0-py3-none-any.whl\n",
		"n.ipynb":                    notebook(t, "import greet; print(greet.text)"),
	})
	p := newPod(t, runtimeImage(t), folder(t))
	got := p.run(python, code.task(`"run":{"notebook":"n.ipynb"},"requirements":"requirements.txt"`))
	p.wants(got, 0, "clockwork: installing the packages of requirements.txt\nhello\n")
}

func TestEnvironmentInACacheServesLaterTasks(t *testing.T) {
	runtime, cache := runtimeImage(t), folder(t)
	files := map[string]string{
		"greet-1.0-py3-none-any.whl": wheel(t, "greet", "text = 'hello'"),
		"requirements.txt":           "./greet-1.0-py3-none-any.whl\n",
		"main.py":                    "import greet; print(greet.text)",
	}
	code := newRepository(t, files)
	for _, want := range []string{"clockwork: installing the packages of requirements.txt, for later runs, too\nhello\n", "hello\n"} {
		p := newPod(t, runtime, folder(t))
		p.user = append(strict("4321:4321"), "-v", cache+":/clockwork-cache")
		p.wants(p.run(python, code.task(`"run":{"python":"main.py"},"requirements":"requirements.txt"`)), 0, want)
	}
	// The same text of another commit names another package.
	files["main.py"] += " # changed"
	p := newPod(t, runtime, folder(t))
	p.user = append(strict("4321:4321"), "-v", cache+":/clockwork-cache")
	p.wants(p.run(python, newRepository(t, files).task(`"run":{"python":"main.py"},"requirements":"requirements.txt"`)), 0,
		"clockwork: installing the packages of requirements.txt, for later runs, too\nhello\n")
}

func TestCacheThatCannotBeWrittenToIsDoneWithout(t *testing.T) {
	code := newRepository(t, map[string]string{"requirements.txt": "", "main.py": "print('ran')"})
	p := newPod(t, runtimeImage(t), folder(t))
	cache := folder(t)
	must(t, os.Chmod(cache, 0o755))
	p.user = append(strict("4321:4321"), "-v", cache+":/clockwork-cache")
	got := p.run(python, code.task(`"run":{"python":"main.py"},"requirements":"requirements.txt"`))
	if got.code != 0 || !strings.HasPrefix(got.log, "clockwork: the cache of packages cannot be used: open /clockwork-cache/") ||
		!strings.HasSuffix(got.log, ": permission denied\nclockwork: installing the packages of requirements.txt\nran\n") {
		t.Errorf("%+v", got)
	}
}

func TestPackagesComeFromAnIndexWhoseCredentialsAreSecret(t *testing.T) {
	const password = "password-of-the-index"
	content := wheel(t, "greet", "text = 'from the index'")
	index := httptest.NewServer(wanting(password, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/simple/greet/":
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprint(w, `<!DOCTYPE html><html><body><a href="/greet-1.0-py3-none-any.whl">greet-1.0-py3-none-any.whl</a></body></html>`)
		case "/greet-1.0-py3-none-any.whl":
			fmt.Fprint(w, content)
		default:
			http.NotFound(w, r)
		}
	})))
	t.Cleanup(index.Close)
	code := newRepository(t, map[string]string{"requirements.txt": "greet==1.0\n", "main.py": "import greet; print(greet.text)"})
	of := code.task(`"run":{"python":"main.py"},"requirements":"requirements.txt"`)
	runtime := runtimeImage(t)
	address := func(password string) []string {
		return []string{"-e", "PIP_INDEX_URL=" + strings.Replace(index.URL, "http://", "http://reader:"+password+"@", 1) + "/simple"}
	}
	p := newPod(t, runtime, folder(t))
	p.user = address(password)
	p.wants(p.run(python, of), 0, "clockwork: installing the packages of requirements.txt\nfrom the index\n")
	p = newPod(t, runtime, folder(t))
	p.user = address("wrong-" + password)
	got := p.run(python, of)
	reason := "clockwork: the requirements could not be installed: /clockwork/environment/bin/python -m pip install --quiet --no-input" +
		" --disable-pip-version-check -r .. ended with exit code 1"
	if got.code != 215 || got.end != reason || strings.Contains(got.log+got.sidecar+got.end, password) {
		t.Errorf("%+v", got)
	}
	if manifest := p.kept(of, "manifest.json"); !strings.Contains(manifest, `"exit_code":null`) || strings.Contains(manifest, password) {
		t.Error(manifest)
	}
}

func TestTokenOfTheRepositoryIsNowhereInTheUsersContainer(t *testing.T) {
	// The bracket keeps those who look from finding themselves.
	code := newRepository(t, map[string]string{"look.sh": `
		for place in /proc/[0-9]*/environ /proc/[0-9]*/cmdline; do tr '\0' '\n' <$place 2>/dev/null; done | grep -c "token-[t]hat-nobody" || true
		grep -rl "token-[t]hat-nobody" /clockwork 2>/dev/null || true
		find / -xdev -name .git 2>/dev/null; ls -d /clockwork-git 2>/dev/null || true`})
	p := newPod(t, runtimeImage(t), folder(t))
	of := code.task(`"run":{"shell":". ./look.sh"}`)
	got := p.run(python, of)
	p.wants(got, 0, "0\n")
	for _, text := range []string{got.sidecar, p.kept(of, "manifest.json")} {
		if strings.Contains(text, token) {
			t.Error(text)
		}
	}
	err := filepath.WalkDir(p.shared, func(path string, entry os.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		text, err := os.ReadFile(path)
		if strings.Contains(string(text), token) {
			t.Errorf("the token is in %s", path)
		}
		return err
	})
	must(t, err)
}
