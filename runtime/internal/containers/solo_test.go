package containers

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// alone runs a step by the wrapper alone, as an operator does that starts one
// container and knows nothing of Clockwork: the wrapper from a volume, the rest
// in memory. It gives the exit code, and what was said.
func alone(t *testing.T, runtime, image, step string) (int, string) {
	t.Helper()
	volume := fmt.Sprintf("clockwork-test-solo-%d", os.Getpid())
	docker(t, "run", "--rm", "-v", volume+":/clockwork/bin", runtime, "install", "/clockwork/bin")
	t.Cleanup(func() { _ = exec.Command("docker", "volume", "rm", "-f", volume).Run() })
	command := exec.Command("docker", "run", "--rm", "--mount", "type=tmpfs,target=/clockwork",
		"--mount", "type=volume,readonly,source="+volume+",target=/clockwork/bin",
		"-e", `CLOCKWORK_STEP={"step":1,"scope":"nightly","pipeline":"churn","task":"a",`+step+`}`,
		"-e", `CLOCKWORK_RUN={"run_id":"r1","attempt":2,"interval":{"start":"2026-01-31T00:00:00Z","end":"2026-02-01T00:00:00Z"},"params":{"market":"'$(id)"}}`,
		"--entrypoint", "/clockwork/bin/clockwork-wrap", image)
	out, err := command.CombinedOutput()
	if command.ProcessState == nil {
		t.Fatal(err)
	}
	return command.ProcessState.ExitCode(), string(out)
}

const market = `"params":{"market":{"type":"string"}},`

func TestAStepWithoutCodeAndDataRunsByTheWrapperAlone(t *testing.T) {
	runtime := runtimeImage(t)
	text := "echo $0 $CLOCKWORK_RUN_DATE $CLOCKWORK_ATTEMPT $CLOCKWORK_PARAM_MARKET $LEVEL; pwd; " +
		"grep -c nightly $CLOCKWORK_CONTEXT; env | grep -E 'CLOCKWORK_(STEP|RUN)=' || true; " +
		"touch $TMPDIR/x; for place in context.json bin/x; do (echo x > /clockwork/$place) 2>/dev/null && echo changed $place; done; exit 7"
	for _, image := range []string{"clockwork-test/busybox", "clockwork-test/user"} {
		code, said := alone(t, runtime, image, market+
			`"env":{"LEVEL":"${params.market}"},"run":{"command":["sh","-c",`+quoted(text)+`,"${run.id}"]}`)
		want := "r1 2026-01-31 2 '$(id) '$(id)\n/clockwork/code\n0\n"
		if image == "clockwork-test/busybox" { // its user is root, whom no mode stops
			want += "changed context.json\n"
		}
		if code != 7 || said != want {
			t.Errorf("%s: exit %d, said %q, want %q", image, code, said, want)
		}
	}
}

func TestAStepByTheWrapperAloneEndsAsTheContractSays(t *testing.T) {
	runtime := runtimeImage(t)
	for step, want := range map[string]string{
		`"run":{"shell":"exit 99"}`:                                          "99 ",
		`"run":{"shell":"exit 213"}`:                                         "1 ",
		`"run":{"shell":"sleep 60"},"timeout":0.2`:                           "124 clockwork: stopped after its timeout of 200ms\n",
		`"run":{"command":["nothing"]}`:                                      "127 clockwork: the command \"nothing\" was not found in the image\n",
		`"run":{"shell":"true"},"params":{"market":{"type":"integer"}}`:      "210 clockwork: param \"market\" is given as \"'$(id)\", which is not of type integer\n",
		`"run":{"shell":"true"},"outputs":{"x":{"type":"file"}}`:             "210 clockwork: " + needsMore,
		`"run":{"python":"a.py"}`:                                            "210 clockwork: " + needsMore,
		`"run":{"shell":"true"},"inputs":{"x":{"from":"b.x","type":"file"}}`: "210 clockwork: " + needsMore,
	} {
		declared := market
		if strings.Contains(step, `"params"`) {
			declared = ""
		}
		code, said := alone(t, runtime, "clockwork-test/busybox", declared+step)
		if got := fmt.Sprintf("%d %s", code, said); got != want {
			t.Errorf("%s: %q, want %q", step, got, want)
		}
	}
}

const needsMore = "the step has code or data, which a command that runs by itself has no place for: convert the schedule again\n"

func quoted(text string) string {
	return `"` + strings.ReplaceAll(text, `"`, `\"`) + `"`
}
