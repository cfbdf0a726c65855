package sidecar_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/exchange"
	"clockwork.io/runtime/internal/judge"
	"clockwork.io/runtime/internal/plan"
	"clockwork.io/runtime/internal/sidecar"
	"clockwork.io/runtime/internal/stage"
	"clockwork.io/runtime/internal/step"
	"clockwork.io/runtime/internal/store"
	"clockwork.io/runtime/internal/wrap"
)

// The test's own executable is the wrapper when it is asked to be.
func TestMain(m *testing.M) {
	if folder := os.Getenv("CLOCKWORK_TEST_WRAP"); folder != "" {
		code, _ := wrap.Run(context.Background(), exchange.Folder(folder))
		os.Exit(code)
	}
	os.Exit(m.Run())
}

// A machine runs the tasks of one run, whose store is a folder.
type machine struct {
	t     *testing.T
	store store.Folder
}

func newMachine(t *testing.T) machine {
	return machine{t, store.Folder{Root: t.TempDir()}}
}

type result struct {
	verdict  exchange.Verdict
	exit     int
	output   string
	manifest string
	log      string
}

// run does an attempt of a task that runs a shell text; parts are the rest of
// its step document.
func (m machine) run(task string, attempt int, shell string, parts string) result {
	m.t.Helper()
	text, _ := json.Marshal(shell)
	s, err := step.Read(fmt.Sprintf(
		`{"step":1,"scope":"nightly","pipeline":"churn","task":%q,"run":{"shell":%s}%s}`, task, text, parts))
	m.must(err)
	run, err := step.ReadRun(fmt.Sprintf(
		`{"run_id":"r/1","attempt":%d,"interval":{"start":"2026-01-31T00:00:00+07:00","end":"2026-02-01T00:00:00+07:00"},"params":{}}`, attempt))
	m.must(err)
	return m.do(s, run)
}

// task has its places in a folder, and its outputs in the store.
func (m machine) task(s *step.Step, run *step.Run, root string) stage.Task {
	at := func(name string) string { return filepath.Join(root, name) }
	work := stage.Task{Store: m.store, Task: plan.Task{Step: s, Run: run, Places: contract.Places{
		Inputs: at("inputs"), Context: at("context.json"), Code: at("code"), WorkingDirectory: at("code"), Tmp: at("tmp"),
		Runner: at("runtime/runner.py"), Notebooks: at("notebook"), Environment: at("environment"),
	}}}
	work.Places.Outputs = m.store.Outputs(work.Attempt())
	return work
}

// clock is one that stands still.
func clock() time.Time { return time.Unix(0, 0) }

func (m machine) do(s *step.Step, run *step.Run) result {
	m.t.Helper()
	root := m.t.TempDir()
	work := m.task(s, run, root)
	var log strings.Builder
	folder := exchange.Folder(filepath.Join(root, "shared"))
	m.must(os.Mkdir(string(folder), 0o755))
	wrapper := exec.Command(os.Args[0])
	wrapper.Env = []string{"PATH=" + os.Getenv("PATH"), "CLOCKWORK_TEST_WRAP=" + string(folder)}
	var output strings.Builder
	wrapper.Stdout, wrapper.Stderr = &output, &output
	m.must(wrapper.Start())
	ctx, end := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() {
		ended <- sidecar.Sidecar{Task: work, Origin: judge.Origin{Image: "busybox"}, Folder: folder, Log: &log, Now: clock}.Run(ctx)
	}()
	_ = wrapper.Wait()
	// As Kubernetes does it once the wrapper's container has ended.
	end()
	m.must(<-ended)
	verdict, err := folder.AwaitVerdict(context.Background())
	m.must(err)
	manifest, _ := m.store.Manifest(context.Background(), work.Attempt())
	text := ""
	if manifest != nil {
		text = manifest.State + ": " + manifest.Reason
		for _, output := range manifest.Outputs {
			text += fmt.Sprintf(" %s=%s%d", output.Name, output.Value.Value, output.Value.Size)
		}
	}
	return result{*verdict, wrapper.ProcessState.ExitCode(), output.String(), text, log.String()}
}

func (m machine) must(err error) {
	m.t.Helper()
	if err != nil {
		m.t.Fatal(err)
	}
}

func (m machine) wants(got result, code int, manifest, output string) {
	m.t.Helper()
	if got.exit != code || got.verdict.ExitCode != code || got.manifest != manifest || got.output != output {
		m.t.Errorf("exit %d, verdict %+v, manifest %q, output %q", got.exit, got.verdict, got.manifest, got.output)
	}
}

const produces = `,"outputs":{"rows":{"type":"integer"},"raw":{"type":"file"},"extra":{"type":"string","optional":true}}`

func TestOutputsOfOneTaskAreTheInputsOfAnother(t *testing.T) {
	m := newMachine(t)
	got := m.run("extract", 1, `echo 12 > $CLOCKWORK_OUTPUT_ROWS; echo data > $CLOCKWORK_OUTPUT_RAW`, produces)
	m.wants(got, 0, "succeeded:  rows=122 raw=5", "")
	got = m.run("load", 1, `echo $CLOCKWORK_INPUT_ROWS; cat "$CLOCKWORK_INPUTS/rows" $CLOCKWORK_INPUT_RAW; echo ${CLOCKWORK_INPUT_EXTRA-unset} $LEVEL`,
		`,"inputs":{"rows":{"from":"extract.rows","type":"integer"},"raw":{"from":"extract.raw","type":"file"},`+
			`"extra":{"from":"extract.extra","type":"string","optional":true}},"env":{"LEVEL":"${inputs.rows}/${run.date}"}`)
	m.wants(got, 0, "succeeded: ", "12\n12data\nunset 12/2026-01-31\n")
}

func TestFoldersThatAreMountedAreMadeByTheSidecar(t *testing.T) {
	m := newMachine(t)
	m.run("load", 1, `exit 0`, `,"inputs":{"maybe":{"from":"skipped.maybe","type":"file","optional":true}}`)
	run := filepath.Join(m.store.Root, "nightly", contract.RunKey("r/1"))
	for folder, mode := range map[string]os.FileMode{"skipped": 0o755, "load/attempt-1/outputs": 0o777} {
		info, err := os.Stat(filepath.Join(run, folder))
		m.must(err)
		if info.Mode().Perm() != mode {
			t.Errorf("%s has mode %v", folder, info.Mode())
		}
	}
}

func TestOutputsOfAFailedAttemptAreNotServed(t *testing.T) {
	m := newMachine(t)
	m.run("extract", 1, `echo 1 > $CLOCKWORK_OUTPUT_ROWS; echo x > $CLOCKWORK_OUTPUT_RAW`, produces)
	// Cleared, run again, and failed.
	m.wants(m.run("extract", 2, `exit 3`, produces), 3, "failed: exit code 3", "")
	got := m.run("load", 1, `echo never`, `,"inputs":{"raw":{"from":"extract.raw","type":"file"}}`)
	if got.exit != contract.Store || got.output != "" ||
		got.verdict.Reason != `input "raw" is not there: no attempt of task "extract" that succeeded has published "raw"` {
		t.Errorf("%+v", got)
	}
	m.run("extract", 3, `echo 3 > $CLOCKWORK_OUTPUT_ROWS; echo x > $CLOCKWORK_OUTPUT_RAW`, produces)
	got = m.run("load", 2, `echo $CLOCKWORK_INPUT_ROWS`, `,"inputs":{"rows":{"from":"extract.rows","type":"integer"}}`)
	m.wants(got, 0, "succeeded: ", "3\n")
}

func TestAttemptThatEndsAfterALaterOneHasBegunChangesNothing(t *testing.T) {
	m := newMachine(t)
	m.run("extract", 2, `echo 2 > $CLOCKWORK_OUTPUT_ROWS; echo x > $CLOCKWORK_OUTPUT_RAW`, produces)
	got := m.run("extract", 1, `echo 1 > $CLOCKWORK_OUTPUT_ROWS`, produces)
	if got.exit != contract.BadArguments || got.verdict.Reason != `attempt 1 of task "extract" cannot begin: attempt 2 has begun` {
		t.Errorf("%+v", got)
	}
}

func TestAttemptThatSomebodyElseIsAtIsLeftToThem(t *testing.T) {
	m := newMachine(t)
	s, err := step.Read(`{"step":1,"scope":"nightly","pipeline":"churn","task":"extract","run":{"shell":"echo never"}}`)
	m.must(err)
	run, err := step.ReadRun(`{"run_id":"r/1","attempt":1,"interval":{"start":"2026-01-31T00:00:00Z","end":"2026-01-31T00:00:00Z"},"params":{}}`)
	m.must(err)
	root := t.TempDir()
	first := sidecar.Sidecar{Task: m.task(s, run, root), Folder: exchange.Folder(filepath.Join(root, "shared")), Log: os.Stderr}
	// Another one that is started in its place goes on with it.
	for range 2 {
		_, err = first.Stage(context.Background())
		m.must(err)
	}
	reason := `attempt 1 of task "extract" cannot begin: somebody else has begun it and not ended it; clear the task to have another attempt`
	if got := m.do(s, run); got.exit != contract.BadArguments || got.verdict.Reason != reason || got.manifest != "" || got.output != "" {
		t.Errorf("%+v", got)
	}
	code := 3
	first.Judge(context.Background(), &exchange.End{ExitCode: &code})
	// As somebody does who repeats a run by hand.
	m.wants(m.run("extract", 1, `echo again`, ""), 0, "succeeded: ", "again\n")
}

func TestWhatIsMissingFailsTheAttempt(t *testing.T) {
	m := newMachine(t)
	got := m.run("extract", 1, `echo abc > $CLOCKWORK_OUTPUT_ROWS; echo 1 > $CLOCKWORK_OUTPUTS/row`, produces)
	reason := `output "rows" is not an integer within 2^53-1: "abc"; output "raw" is missing: the task must leave it at $CLOCKWORK_OUTPUT_RAW`
	m.wants(got, contract.OutputsWrong, "failed: "+reason, "")
	if got.log != "clockwork: stage 0 ms inputs=0\nclockwork: publish 0 ms exit=217\nclockwork: warning: \"row\" in the outputs folder is not declared and not published; did you mean \"raw\"?\n" {
		t.Errorf("log %q", got.log)
	}
}

func TestEndsAreWhatTheContractMakesOfThem(t *testing.T) {
	m := newMachine(t)
	m.wants(m.run("a", 1, `exit 99`, ""), 99, "skipped: ", "")
	m.wants(m.run("a", 2, `exit 98`, ""), 98, "failed: exit code 98: it asked not to be tried again", "")
	m.wants(m.run("a", 3, `exit 213`, ""), 1, "failed: exit code 213, which only Clockwork itself may use: reported as 1", "")
	m.wants(m.run("a", 4, `kill -KILL $$`, ""), 137, "failed: killed by SIGKILL (exit code 137), perhaps because memory ran out", "")
	late := m.run("a", 5, `while :; do sleep 0.01; done`, `,"timeout":0.001`)
	m.wants(late, 124, "timed_out: ", "")
	if late.verdict.Reason != "stopped after its timeout of 1ms" {
		t.Errorf("reason %q", late.verdict.Reason)
	}
}

func TestAttemptThatCannotBeStagedIsRecorded(t *testing.T) {
	m := newMachine(t)
	m.run("extract", 1, `echo 1 > $CLOCKWORK_OUTPUT_ROWS; echo x > $CLOCKWORK_OUTPUT_RAW`, produces)
	got := m.run("extract", 2, `echo never`, `,"inputs":{"raw":{"from":"other.raw","type":"file"}}`)
	reason := `input "raw" is not there: no attempt of task "other" that succeeded has published "raw"`
	m.wants(got, contract.Store, "failed: "+reason, "")
	got = m.run("load", 1, `echo never`, `,"inputs":{"raw":{"from":"extract.raw","type":"file"}}`)
	if got.exit != contract.Store {
		t.Errorf("what an earlier attempt has published is served: %+v", got)
	}
}

func TestParamsAreCheckedBeforeAnythingRuns(t *testing.T) {
	m := newMachine(t)
	got := m.run("a", 1, `echo never`, `,"code":{"git":"https://127.0.0.1:1/never/asked","commit":"`+strings.Repeat("a", 40)+
		`"},"params":{"market":{"type":"string"},"days":{"type":"integer","default":7,"minimum":8}}`)
	reason := `param "market" is not given and has no default; param "days" is given as "7", which is less than the minimum 8`
	m.wants(got, contract.BadArguments, "failed: "+reason, "")
}

func TestSidecarThatIsStartedAgainGoesOnWhereItWas(t *testing.T) {
	m := newMachine(t)
	text := `{"step":1,"scope":"nightly","pipeline":"churn","task":"a","run":{"shell":"exit 0"}}`
	s, err := step.Read(text)
	m.must(err)
	run, err := step.ReadRun(`{"run_id":"r","attempt":1,"interval":{"start":"2026-01-31T00:00:00Z","end":"2026-01-31T00:00:00Z"},"params":{}}`)
	m.must(err)
	root := t.TempDir()
	work := m.task(s, run, root)
	folder := exchange.Folder(filepath.Join(root, "shared"))
	again := sidecar.Sidecar{Task: work, Folder: folder, Log: os.Stderr}
	killed, kill := context.WithCancel(context.Background())
	kill()
	m.must(os.MkdirAll(work.Places.Inputs, 0o755))
	m.must(os.WriteFile(filepath.Join(work.Places.Inputs, "half"), nil, 0o644))
	plan, err := again.Stage(killed)
	m.must(err)
	if left, err := os.ReadDir(work.Places.Inputs); err != nil || len(left) > 0 {
		t.Errorf("inputs have %v %v", left, err)
	}
	m.must(folder.WritePlan(*plan))
	code := 3
	m.must(folder.WriteEnd(exchange.End{ExitCode: &code}))
	for range 2 {
		m.must(again.Run(killed))
		verdict, err := folder.AwaitVerdict(context.Background())
		m.must(err)
		if verdict.ExitCode != 3 {
			t.Errorf("%+v", verdict)
		}
	}
}
