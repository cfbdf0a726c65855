package containers

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const produces = `"outputs":{"rows":{"type":"integer"},"raw":{"type":"file"}}`

func TestTasksPassDataWhateverTheirImagesAndUsers(t *testing.T) {
	runtime := runtimeImage(t)
	store := folder(t)
	// Another user, no writable root, no rights, in one of the containers and in the other.
	producer := newPod(t, runtime, store)
	producer.options, producer.user = strict(nobody), strict("4321:4321")
	extract := task{name: "extract", attempt: 1, step: `"run":{"shell":"echo 12 > $CLOCKWORK_OUTPUT_ROWS; echo data > $CLOCKWORK_OUTPUT_RAW; id -u; test -w $HOME"},` + produces}
	producer.wants(producer.run("clockwork-test/busybox", extract), 0, "4321\n")
	consumer := newPod(t, runtime, store)
	consumer.options, consumer.user = strict("1000:0"), strict("0:0")
	// An image that has one static program and nothing else: no shell, no user, no temporary folder.
	load := task{name: "load", attempt: 1, step: `"run":{"command":["/cp","${inputs.raw}","${outputs.copy}"]},` +
		`"inputs":{"raw":{"from":"extract.raw","type":"file"}},"outputs":{"copy":{"type":"file"}}`}
	consumer.wants(consumer.run("clockwork-test/bare", load), 0, "")
	if got := consumer.kept(load, "outputs/copy"); got != "data\n" {
		t.Errorf("%q", got)
	}
	if got := consumer.kept(load, "manifest.json"); !strings.Contains(got, `"state":"succeeded"`) {
		t.Error(got)
	}
}

func TestImageWithoutTheCommandSaysSo(t *testing.T) {
	p := newPod(t, runtimeImage(t), folder(t))
	got := p.run("clockwork-test/bare", task{name: "a", attempt: 1, step: `"run":{"shell":"echo never"}`})
	p.wants(got, 127, "clockwork: the command \"sh\" was not found in the image\n")
	if got.end != `clockwork: the command "sh" was not found in the image` {
		t.Errorf("termination message %q", got.end)
	}
}

func TestFirstProcessReapsOrphansAndEndsThemWithTheCommand(t *testing.T) {
	p := newPod(t, runtimeImage(t), folder(t))
	// The orphans end before the command does, which looks for what is left of them.
	got := p.run("clockwork-test/busybox", task{name: "a", attempt: 1, step: `"run":{"shell":` +
		`"for i in 1 2 3; do (sh -c 'exit 0' &); done; sleep 0.3; grep -l 'State:.Z' /proc/[0-9]*/status 2>/dev/null | wc -l; (sleep 1000 &); exit 7"}`})
	p.wants(got, 7, "0\nclockwork: exit code 7\n")
}

func TestTimeoutEndsTheCommandAndItsChildren(t *testing.T) {
	p := newPod(t, runtimeImage(t), folder(t))
	got := p.run("clockwork-test/busybox", task{name: "a", attempt: 1,
		step: `"run":{"shell":"trap 'echo asked; exit 3' TERM; sleep 1000 & echo up; wait"},"timeout":0.2`})
	p.wants(got, 124, "up\nasked\nclockwork: stopped after its timeout of 200ms\n")
	if manifest := p.kept(task{name: "a", attempt: 1}, "manifest.json"); !strings.Contains(manifest, `"state":"timed_out"`) {
		t.Error(manifest)
	}
}

func TestMemoryThatRanOutIsNamed(t *testing.T) {
	p := newPod(t, runtimeImage(t), folder(t))
	p.user = []string{"--memory", "32m", "--memory-swap", "32m"}
	got := p.run("clockwork-test/busybox", task{name: "a", attempt: 1, step: `"run":{"shell":"head -c 200m /dev/zero | tail"}`})
	if got.end != "clockwork: killed by SIGKILL (exit code 137), perhaps because memory ran out (out of memory)" {
		t.Errorf("exit code %d, termination message %q, log %q", got.code, got.end, got.log)
	}
}

func TestThreeContainersAfterEachOtherDoWhatAPodDoes(t *testing.T) {
	p := newPod(t, runtimeImage(t), folder(t))
	extract := task{name: "extract", attempt: 1, step: `"run":{"shell":"echo 12 > $CLOCKWORK_OUTPUT_ROWS; echo data > $CLOCKWORK_OUTPUT_RAW"},` + produces}
	for _, mode := range [][]string{{"install", "/clockwork/bin"}, {"stage"}} {
		docker(t, append(append(append([]string{"run", "--rm"}, p.told(extract)...), p.runtime), mode...)...)
	}
	p.wants(p.wrap("clockwork-test/busybox", extract), 0, "")
	docker(t, append(append([]string{"run", "--rm"}, p.told(extract)...), p.runtime, "publish")...)
	if got := p.kept(extract, "manifest.json"); !strings.Contains(got, `"state":"succeeded"`) {
		t.Error(got)
	}
}

func TestFolderThatIsMountedIsEmptiedAndStays(t *testing.T) {
	p := newPod(t, runtimeImage(t), folder(t))
	mounted := folder(t)
	must(t, os.WriteFile(filepath.Join(mounted, "older"), nil, 0o666))
	args := append([]string{"run", "--rm", "-v", mounted + ":/clockwork/notebook"}, p.told(task{name: "a", attempt: 1, step: `"run":{"shell":"true"}`})...)
	docker(t, append(args, p.runtime, "stage")...)
	if left, err := os.ReadDir(mounted); err != nil || len(left) > 0 {
		t.Errorf("left %v, %v", left, err)
	}
}
