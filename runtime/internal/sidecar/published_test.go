package sidecar_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"clockwork.io/runtime/internal/step"
)

// published is the folder of a store as this runtime leaves it, which other
// implementations read in their tests.
const published = "../../../contract/vectors/store"

// TestPublishedStoreIsTheOneThatOthersRead compares with that folder all that is not different each time; with CLOCKWORK_GOLDEN=update it is written anew.
func TestPublishedStoreIsTheOneThatOthersRead(t *testing.T) {
	m := newMachine(t)
	for _, task := range []struct{ name, step string }{
		{"extract", `"run":{"shell":"echo 3 > $CLOCKWORK_OUTPUT_ROWS; echo data > $CLOCKWORK_OUTPUT_RAW; mkdir $CLOCKWORK_OUTPUT_PARTS; echo part > $CLOCKWORK_OUTPUT_PARTS/one"},` +
			`"outputs":{"rows":{"type":"integer"},"raw":{"type":"file"},"parts":{"type":"directory"},"hint":{"type":"string","optional":true}}`},
		{"train", `"run":{"shell":"exit 5"},"params":{"market":{"type":"string"},"share":{"type":"number","default":0.50}},` +
			`"inputs":{"rows":{"from":"extract.rows","type":"integer"},"raw":{"from":"extract.raw","type":"file"},` +
			`"parts":{"from":"extract.parts","type":"directory"},"hint":{"from":"extract.hint","type":"string","optional":true}}`},
	} {
		params := "{}"
		if task.name == "train" {
			params = `{"market":"sg"}`
		}
		s, err := step.Read(fmt.Sprintf(`{"step":1,"scope":"nightly","pipeline":"churn","task":%q,%s}`, task.name, task.step))
		m.must(err)
		run, err := step.ReadRun(fmt.Sprintf(`{"run_id":"scheduled__2026-01-31T00:00:00+07:00","attempt":1,`+
			`"interval":{"start":"2026-01-31T00:00:00+07:00","end":"2026-02-01T00:00:00+07:00"},"params":%s}`, params))
		m.must(err)
		m.do(s, run)
	}
	got := m.files(m.store.Root)
	if os.Getenv("CLOCKWORK_GOLDEN") == "update" {
		m.must(os.RemoveAll(published))
		for name, text := range got {
			file := filepath.Join(published, name)
			m.must(os.MkdirAll(filepath.Dir(file), 0o755))
			m.must(os.WriteFile(file, []byte(text), 0o644))
		}
	}
	wanted := m.files(published)
	for name, text := range wanted {
		if got[name] != text {
			t.Errorf("%s is %q, not %q", name, got[name], text)
		}
	}
	if len(got) != len(wanted) {
		t.Errorf("%d files were published, not %d", len(got), len(wanted))
	}
}

var (
	moments      = regexp.MustCompile(`"(started|ended)":"[^"]*"`)
	fingerprints = regexp.MustCompile(`"fingerprint":"[^"]*"`)
	places       = regexp.MustCompile(`"path":"[^"]*/(inputs|outputs)/`)
)

// files are those below a folder by their names, without what is different each time.
func (m machine) files(folder string) map[string]string {
	m.t.Helper()
	found := map[string]string{}
	m.must(filepath.WalkDir(folder, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(file)
		name, _ := filepath.Rel(folder, file)
		found[name] = string(text)
		if strings.HasSuffix(name, ".json") {
			moment := `"$1":"2026-02-01T00:00:00Z"`
			plain := moments.ReplaceAllString(string(text), moment)
			plain = fingerprints.ReplaceAllString(plain, `"fingerprint":""`)
			found[name] = places.ReplaceAllString(plain, `"path":"/clockwork/$1/`)
		}
		return err
	}))
	return found
}
