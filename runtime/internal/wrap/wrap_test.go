package wrap_test

import (
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/exchange"
	"clockwork.io/runtime/internal/wrap"
)

// The test's own executable is the wrapper when it is asked to be.
func TestMain(m *testing.M) {
	if folder := os.Getenv("CLOCKWORK_TEST_WRAP"); folder != "" {
		code, said := wrap.Run(context.Background(), exchange.Folder(folder))
		if said != "" {
			os.Stderr.WriteString("clockwork: " + said + "\n")
		}
		os.Exit(code)
	}
	os.Exit(m.Run())
}

// A wrapped is a wrapper that runs.
type wrapped struct {
	t      *testing.T
	folder exchange.Folder
	cmd    *exec.Cmd
	stdout io.Reader
	stderr strings.Builder
}

func start(t *testing.T, env ...string) *wrapped {
	t.Helper()
	w := &wrapped{t: t, folder: exchange.Folder(t.TempDir())}
	w.cmd = exec.Command(os.Args[0])
	w.cmd.Env = append([]string{"PATH=" + os.Getenv("PATH"), "CLOCKWORK_TEST_WRAP=" + string(w.folder)}, env...)
	w.cmd.Stderr = &w.stderr
	var err error
	w.stdout, err = w.cmd.StdoutPipe()
	w.must(err)
	w.must(w.cmd.Start())
	t.Cleanup(func() { _ = w.cmd.Process.Kill() })
	return w
}

func (w *wrapped) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *wrapped) plan(plan exchange.Plan) *wrapped {
	w.t.Helper()
	plan.Judged = true
	if plan.Directory == "" {
		plan.Directory = w.t.TempDir()
	}
	if plan.Grace == 0 {
		plan.Grace = time.Minute
	}
	w.must(w.folder.WritePlan(plan))
	return w
}

// line waits for the next line of the command's output.
func (w *wrapped) line() string {
	w.t.Helper()
	var line strings.Builder
	for one := make([]byte, 1); ; {
		if _, err := w.stdout.Read(one); err != nil || one[0] == '\n' {
			return line.String()
		}
		line.WriteByte(one[0])
	}
}

// end waits for the reported end.
func (w *wrapped) end() *exchange.End {
	w.t.Helper()
	end, err := w.folder.AwaitEnd(context.Background())
	w.must(err)
	return end
}

// judge answers with a verdict and gives what the wrapper exits with.
func (w *wrapped) judge(verdict exchange.Verdict) int {
	w.t.Helper()
	w.must(w.folder.WriteVerdict(verdict))
	_, _ = io.Copy(io.Discard, w.stdout)
	_ = w.cmd.Wait()
	return w.cmd.ProcessState.ExitCode()
}

func shell(text string) exchange.Plan {
	return exchange.Plan{Words: []string{"sh", "-euc", text}}
}

func TestWrapperReportsTheExitCodeAndExitsWithTheVerdict(t *testing.T) {
	w := start(t).plan(shell("echo said; exit 7"))
	if got := w.line(); got != "said" {
		t.Errorf("output %q", got)
	}
	if end := w.end(); *end.ExitCode != 7 || end.Ended.Before(end.Started) {
		t.Errorf("end %+v", end)
	}
	if code := w.judge(exchange.Verdict{ExitCode: 217, Reason: `output "rows" is missing`}); code != 217 {
		t.Errorf("exit %d", code)
	}
	if got := w.stderr.String(); got != "clockwork: output \"rows\" is missing\n" {
		t.Errorf("said %q", got)
	}
}

func TestWrapperRunsNothingWhenTheVerdictComesInPlaceOfAPlan(t *testing.T) {
	w := start(t)
	if code := w.judge(exchange.Verdict{ExitCode: 213, Reason: "commit not found"}); code != 213 {
		t.Errorf("exit %d", code)
	}
}

func TestWrapperEndsWhenAskedToBeforeThereIsAPlan(t *testing.T) {
	for _, signal := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT} {
		w := start(t)
		// A signal that is ignored until the wrapper listens would end it by default.
		w.must(w.cmd.Process.Signal(signal))
		_ = w.cmd.Wait()
		if w.cmd.ProcessState.Success() {
			t.Errorf("%v: success", signal)
		}
	}
}

func TestCommandEndsByTheSignalThatTheWrapperGot(t *testing.T) {
	w := start(t).plan(shell("trap 'echo asked; exit 3' TERM; echo up; while :; do sleep 0.01; done"))
	w.line()
	w.must(w.cmd.Process.Signal(syscall.SIGTERM))
	if got := w.line(); got != "asked" {
		t.Errorf("output %q", got)
	}
	if end := w.end(); *end.ExitCode != 3 {
		t.Errorf("end %+v", end)
	}
}

func TestCommandThatIgnoresToBeAskedIsKilledWithItsChildrenAfterTheGrace(t *testing.T) {
	plan := shell("trap '' TERM; (while :; do sleep 0.01; done) & echo up; wait")
	plan.Grace = time.Millisecond
	w := start(t).plan(plan)
	w.line()
	w.must(w.cmd.Process.Signal(syscall.SIGTERM))
	if end := w.end(); *end.ExitCode != 128+int(syscall.SIGKILL) {
		t.Errorf("end %+v", end)
	}
	// The output ends only when nobody holds it any more.
	w.judge(exchange.Verdict{})
}

func TestOtherSignalsAreHandedOn(t *testing.T) {
	w := start(t).plan(shell("trap 'echo one' USR1; trap 'echo two; exit 0' USR2; echo up; while :; do sleep 0.01; done"))
	w.line()
	w.must(w.cmd.Process.Signal(syscall.SIGUSR1))
	if got := w.line(); got != "one" {
		t.Errorf("output %q", got)
	}
	w.must(w.cmd.Process.Signal(syscall.SIGUSR2))
	if end := w.end(); *end.ExitCode != 0 {
		t.Errorf("end %+v", end)
	}
}

func TestCommandIsStoppedWhenItsTimeIsUp(t *testing.T) {
	plan := shell("while :; do sleep 0.01; done")
	plan.Timeout = time.Millisecond
	end := start(t).plan(plan).end()
	if end.ExitCode != nil || end.Problem != "stopped after its timeout of 1ms" {
		t.Errorf("end %+v", end)
	}
}

func TestDeathBySignalIs128AndItsNumber(t *testing.T) {
	if end := start(t).plan(shell("kill -SEGV $$")).end(); *end.ExitCode != 128+int(syscall.SIGSEGV) {
		t.Errorf("end %+v", end)
	}
}

func TestCommandIsKilledBeforeTheWrapperWhenMemoryRunsOut(t *testing.T) {
	text, err := os.ReadFile("/proc/self/oom_score_adj")
	if err != nil {
		t.Fatal(err)
	}
	own := strings.TrimSpace(string(text))
	// The wrapper goes back to what it had once the command is started.
	line := start(t).plan(shell("until [ $(cat /proc/$PPID/oom_score_adj) = " + own + " ]; do :; done; cat /proc/self/oom_score_adj")).line()
	wrapper, _ := strconv.Atoi(own)
	if command, err := strconv.Atoi(line); err != nil || command != min(wrapper+200, 1000) {
		t.Errorf("the command has %q, the wrapper %d", line, wrapper)
	}
}

func TestCommandThatCannotBeRunHasTheExitCodeOfAShell(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "data"), []byte("no program"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "broken"), []byte("no program"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		word    string
		code    int
		problem string
	}{
		{"nope", 127, `the command "nope" was not found in the image`},
		{"./nope", 127, `the command "./nope" was not found in the image`},
		{"./data", 126, `the command "./data" cannot be executed: permission denied`},
		{"./broken", 126, `the command "./broken" cannot be executed: exec format error`},
		{folder, 126, `the command "` + folder + `" cannot be executed: permission denied`},
	} {
		end := start(t).plan(exchange.Plan{Words: []string{c.word}, Directory: folder}).end()
		if *end.ExitCode != c.code || end.Problem != c.problem {
			t.Errorf("%s: %d %s", c.word, *end.ExitCode, end.Problem)
		}
	}
}

func TestEnvironmentGoesOverThatOfTheImage(t *testing.T) {
	plan := shell(`echo "$LEVEL $KEPT ${CLOCKWORK_OUTER-dropped} $HOME $PYTHONPATH $CLOCKWORK_TASK"`)
	plan.Environment = contract.Environment{
		Own:        map[string]string{"LEVEL": "high", "CLOCKWORK_TASK": "train"},
		PythonPath: []string{"/code"},
		Home:       "/tmp/of-the-task",
	}
	w := start(t, "LEVEL=low", "KEPT=yes", "CLOCKWORK_OUTER=1", "HOME=/nonexistent", "PYTHONPATH=/old").plan(plan)
	if got, want := w.line(), "high yes dropped /tmp/of-the-task /code:/old train"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestCommandIsFoundByItsOwnPath(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "greet"), []byte("#!/bin/sh\necho hello\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	plan := exchange.Plan{Words: []string{"greet"}, Environment: contract.Environment{Own: map[string]string{"PATH": folder}}}
	if got := start(t).plan(plan).line(); got != "hello" {
		t.Errorf("output %q", got)
	}
}

func TestUnjudgedWrapperExitsWithTheCodeThatIsReported(t *testing.T) {
	for written, want := range map[string]int{"exit 0": 0, "exit 99": 99, "exit 212": 1} {
		w := start(t)
		plan := shell(written)
		plan.Directory = t.TempDir()
		w.must(w.folder.WritePlan(plan))
		_ = w.cmd.Wait()
		if got := w.cmd.ProcessState.ExitCode(); got != want {
			t.Errorf("%s: %d, want %d", written, got, want)
		}
	}
}
