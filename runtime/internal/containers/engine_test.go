// Package containers tries the two executables where they are meant to be: in
// containers of a real engine, beside images of all kinds.
package containers

import (
	"archive/tar"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"clockwork.io/runtime/internal/contract"
)

// programs names the folder with the two executables.
const programs = "CLOCKWORK_TEST_RUNTIME"

func docker(t *testing.T, args ...string) string {
	t.Helper()
	out, err := exec.Command("docker", args...).CombinedOutput()
	if err != nil {
		t.Fatalf("docker %v: %v: %s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

// runtimeImage has the two executables and nothing else.
func runtimeImage(t *testing.T) string {
	t.Helper()
	folder := os.Getenv(programs)
	if folder == "" {
		t.Skip(programs + " names no folder with the executables")
	}
	var archive bytes.Buffer
	writer := tar.NewWriter(&archive)
	for _, name := range []string{"clockwork-runtime", "clockwork-wrap"} {
		program, err := os.ReadFile(filepath.Join(folder, name))
		must(t, err)
		must(t, writer.WriteHeader(&tar.Header{Name: name, Mode: 0o755, Size: int64(len(program))}))
		_, err = writer.Write(program)
		must(t, err)
	}
	must(t, writer.Close())
	name := fmt.Sprintf("clockwork-test/runtime:%d", os.Getpid())
	load := exec.Command("docker", "import", "--change", `ENTRYPOINT ["/clockwork-runtime"]`, "-", name)
	load.Stdin = &archive
	if out, err := load.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	t.Cleanup(func() { _ = exec.Command("docker", "image", "rm", "-f", name).Run() })
	return name
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// A pod is the folders that the containers of one attempt share, as a cluster
// gives them: everybody may write there.
type pod struct {
	t             *testing.T
	runtime       string
	shared, store string
	// options are those of the sidecar's container.
	options []string
	// user and others are those of the user's container.
	user []string
}

func newPod(t *testing.T, runtime, store string) *pod {
	t.Helper()
	return &pod{t: t, runtime: runtime, shared: folder(t), store: store}
}

// folder is one that everybody may write to. It is removed by a container, for
// containers of other users have left files in it.
func folder(t *testing.T) string {
	t.Helper()
	made, err := os.MkdirTemp("", "clockwork-pod-*")
	must(t, err)
	must(t, os.Chmod(made, 0o777))
	t.Cleanup(func() { _ = os.RemoveAll(made) })
	return made
}

const nobody = "64321:64321"

// strict is what the restricted pod security standard asks for, and more.
func strict(user string) []string {
	return []string{"--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges", "--user", user}
}

// A task is what a pod is told.
type task struct {
	name    string
	attempt int
	// step are the members of its document behind the task's name.
	step string
	// secret is the token for the repository.
	secret string
}

func (p *pod) told(of task) []string {
	document := `{"step":1,"scope":"nightly","pipeline":"churn","task":"` + of.name + `",` + of.step + `}`
	run := fmt.Sprintf(`{"run_id":"r1","attempt":%d,"interval":{"start":"2026-01-31T00:00:00Z","end":"2026-02-01T00:00:00Z"},"params":{}}`, of.attempt)
	args := []string{"-e", "CLOCKWORK_STEP=" + document, "-e", "CLOCKWORK_RUN=" + run, "-e", "CLOCKWORK_STORE=file:///clockwork-store",
		"-e", "CLOCKWORK_GIT_INSECURE=1", "--network", "host", "-v", p.store + ":/clockwork-store"}
	if of.secret != "" {
		secret := folder(p.t)
		must(p.t, os.WriteFile(filepath.Join(secret, "token"), []byte(of.secret), 0o444))
		args = append(args, "-v", secret+":/clockwork-git:ro", "-e", "CLOCKWORK_GIT_SECRET=/clockwork-git")
	}
	return append(args, p.mounts(of)...)
}

func (p *pod) mounts(of task) []string {
	outputs := p.attempt(of) + "/outputs"
	must(p.t, os.MkdirAll(outputs, 0o777))
	for at := outputs; at != p.store; at = filepath.Dir(at) {
		must(p.t, os.Chmod(at, 0o777))
	}
	return []string{"-v", p.shared + ":/clockwork", "-v", outputs + ":/clockwork/outputs"}
}

// attempt is the task's folder in the store.
func (p *pod) attempt(of task) string {
	return filepath.Join(p.store, "nightly", contract.RunKey("r1"), of.name, fmt.Sprintf("attempt-%d", of.attempt))
}

// An ending is how the user's container ended, and what both have said.
type ending struct {
	code              int
	log, sidecar, end string
}

// run does an attempt as a pod does: the sidecar beside the user's container.
func (p *pod) run(image string, of task) ending {
	p.t.Helper()
	args := append([]string{"run", "-d"}, p.options...)
	sidecar := docker(p.t, append(append(args, p.told(of)...), p.runtime, "sidecar")...)
	p.t.Cleanup(func() { _ = exec.Command("docker", "rm", "-f", sidecar).Run() })
	for docker(p.t, "inspect", "-f", "{{.State.Running}}", sidecar) == "true" &&
		exec.Command("docker", "exec", sidecar, "/clockwork-runtime", "ready").Run() != nil {
		time.Sleep(20 * time.Millisecond)
	}
	if code := docker(p.t, "inspect", "-f", "{{.State.Running}} {{.State.ExitCode}}", sidecar); strings.HasPrefix(code, "false") && code != "false 0" {
		p.t.Fatal("the sidecar has ended: ", docker(p.t, "logs", sidecar))
	}
	end := p.wrap(image, of)
	// As Kubernetes does it once the user's container has ended.
	docker(p.t, "stop", sidecar)
	end.sidecar = docker(p.t, "logs", sidecar)
	return end
}

// wrap runs the user's container with the wrapper for its command.
func (p *pod) wrap(image string, of task) ending {
	p.t.Helper()
	message := filepath.Join(folder(p.t), "message")
	must(p.t, os.WriteFile(message, nil, 0o666))
	must(p.t, os.Chmod(message, 0o666))
	args := append([]string{"run", "--rm", "--network", "host", "-v", message + ":/dev/termination-log"}, p.user...)
	args = append(args, p.mounts(of)...)
	args = append(args, "-v", p.shared+"/inputs:/clockwork/inputs:ro", "-v", p.shared+"/code:/clockwork/code:ro", "-v", p.store+":/clockwork-store:ro")
	command := exec.Command("docker", append(args, "--entrypoint", "/clockwork/bin/clockwork-wrap", image)...)
	out, err := command.CombinedOutput()
	if command.ProcessState == nil {
		p.t.Fatal(err)
	}
	said, err := os.ReadFile(message)
	must(p.t, err)
	return ending{code: command.ProcessState.ExitCode(), log: slow.ReplaceAllString(string(out), ""), end: string(said)}
}

// slow is said on a machine that is busy.
var slow = regexp.MustCompile(`(?m)^clockwork: installing took .*\n`)

func (p *pod) wants(got ending, code int, log string) {
	p.t.Helper()
	if got.code != code || got.log != log {
		p.t.Errorf("exit %d, want %d; log %q, want %q; sidecar %q", got.code, code, got.log, log, got.sidecar)
	}
}

func (p *pod) kept(of task, name string) string {
	p.t.Helper()
	text, err := os.ReadFile(filepath.Join(p.attempt(of), name))
	must(p.t, err)
	return string(text)
}
