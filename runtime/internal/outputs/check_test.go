package outputs

import (
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"clockwork.io/runtime/internal/contract"
)

// left runs a shell text in a new outputs folder and checks what it left there
// against outputs declared as name:type, with a question mark for optional ones.
func left(t *testing.T, text string, declared ...string) *Checked {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "outputs")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	command := exec.Command("sh", "-euc", text)
	command.Dir = folder
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	checked, err := Check(outputs(declared), folder)
	if err != nil {
		t.Fatal(err)
	}
	return checked
}

func outputs(declared []string) []contract.Named[contract.Output] {
	var all []contract.Named[contract.Output]
	for _, one := range declared {
		name, kind, _ := strings.Cut(one, ":")
		kind, optional := strings.CutSuffix(kind, "?")
		all = append(all, contract.Named[contract.Output]{
			Name: name, Value: contract.Output{Type: contract.DataType(kind), Optional: optional},
		})
	}
	return all
}

func wants(t *testing.T, checked *Checked, problems ...string) {
	t.Helper()
	if !reflect.DeepEqual(checked.Problems, problems) {
		t.Errorf("\n got %q\nwant %q", checked.Problems, problems)
	}
}

func TestEverythingDeclaredAndWellTypedIsPublished(t *testing.T) {
	checked := left(t, `echo ' 12 ' > rows; echo text > note; mkdir -p model/empty; echo w > model/w; ln -s w model/link`,
		"rows:integer", "note:string", "extra:file?", "model:directory")
	wants(t, checked)
	if len(checked.Published) != 3 || len(checked.Warnings) != 0 {
		t.Fatalf("%+v", checked)
	}
	rows, note, model := checked.Published[0].Value, checked.Published[1].Value, checked.Published[2].Value
	if rows.Value != "12" || note.Value != "text" || model.Size != 2 {
		t.Errorf("%+v", checked.Published)
	}
	want := `[{"path":"empty","type":"directory","size":null,"mode":null,"link":null},` +
		`{"path":"link","type":"link","size":null,"mode":null,"link":"w"},` +
		`{"path":"w","type":"file","size":2,"mode":"0644","link":null}]` + "\n"
	if got := string(checked.Trees["model"].JSON()); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

func TestAllThatIsMissingOrWrongIsNamedAtOnce(t *testing.T) {
	wants(t, left(t, `echo abc > rows; mkdir raw; echo x > model`,
		"auc:number", "rows:integer", "raw:file", "model:directory"),
		`output "auc" is missing: the task must leave it at $CLOCKWORK_OUTPUT_AUC`,
		`output "rows" is not an integer within 2^53-1: "abc"`,
		`output "raw" is a directory; it must be a file`,
		`output "model" is a file; it must be a directory`)
}

func TestValuesThatAreTooBigMustBeFiles(t *testing.T) {
	wants(t, left(t, `head -c 12345 /dev/zero | tr '\0' x > rows`, "rows:string"),
		`output "rows" is 12345 bytes; a value may have at most 8192: declare it as a file`)
	wants(t, left(t, `for i in 1 2 3 4 5; do head -c 8000 /dev/zero | tr '\0' x > v$i; done`,
		"v1:string", "v2:string", "v3:string", "v4:string", "v5:string"),
		"values are 40000 bytes together; all of a task may have at most 32768: declare the largest as files")
}

func TestWhatIsNoFileIsNoOutput(t *testing.T) {
	wants(t, left(t, `ln -s /etc/passwd raw; ln -s /etc model; mkfifo rows`, "raw:file", "model:directory", "rows:integer"),
		`output "raw" is a symbolic link to "/etc/passwd"; it must be a file`,
		`output "model" is a symbolic link to "/etc"; it must be a directory`,
		`output "rows" is a named pipe; it must be a file`)
}

func TestDirectoryWithWhatCannotBePublishedNamesIt(t *testing.T) {
	wants(t, left(t, `
		mkdir -p model/sub; cd model
		ln -s /etc away; ln -s ../../x up; ln -s sub/../../x around; ln -s missing ok; ln -s sub ok2; ln -s . self
		ln -s loop loop; ln -s sub/../x unclear
		mkfifo pipe`, "model:directory"),
		`in output "model" "around" is a symbolic link to "sub/../../x", which leads out of it`,
		`in output "model" "away" is a symbolic link to "/etc", which leads out of it`,
		`in output "model" "pipe" is a named pipe`,
		`in output "model" "unclear" is a symbolic link to "sub/../x", which leads out of it`,
		`in output "model" "up" is a symbolic link to "../../x", which leads out of it`)
}

func TestLinkThatLeavesThroughAnotherLinkIsRefused(t *testing.T) {
	checked := left(t, `mkdir -p a/b model; cd model; ln -s ../a out; ln -s out/b away`, "model:directory", "a:directory")
	wants(t, checked,
		`in output "model" "away" is a symbolic link to "out/b", which leads out of it`,
		`in output "model" "out" is a symbolic link to "../a", which leads out of it`)
}

func TestManyWrongEntriesAreCounted(t *testing.T) {
	checked := left(t, `mkdir model; for i in 1 2 3 4 5 6 7 8 9 a b c; do ln -s / model/$i; done`, "model:directory")
	if len(checked.Problems) != 11 || checked.Problems[10] != `in output "model" 2 more entries are wrong` {
		t.Errorf("%q", checked.Problems)
	}
}

func TestUndeclaredFilesAreWarnedOf(t *testing.T) {
	checked := left(t, `echo 1 > rows; echo 1 > modle; echo 1 > x.tmp; echo 1 > model.txt`, "rows:integer", "model:file?")
	want := []string{
		`"model.txt" in the outputs folder is not declared and not published; did you mean "model"?`,
		`"modle" in the outputs folder is not declared and not published; did you mean "model"?`,
		`"x.tmp" in the outputs folder is not declared and not published`,
	}
	if !reflect.DeepEqual(checked.Warnings, want) {
		t.Errorf("%q", checked.Warnings)
	}
}

func TestOutputsFolderThatIsGoneOrALinkFailsTheTask(t *testing.T) {
	folder := t.TempDir()
	checked, err := Check(outputs([]string{"rows:integer"}), filepath.Join(folder, "gone"))
	if err != nil {
		t.Fatal(err)
	}
	wants(t, checked, `output "rows" is missing: the task must leave it at $CLOCKWORK_OUTPUT_ROWS`)
	link := filepath.Join(folder, "link")
	if err := os.Symlink("/etc", link); err != nil {
		t.Fatal(err)
	}
	checked, err = Check(outputs([]string{"passwd:file"}), link)
	if err != nil {
		t.Fatal(err)
	}
	wants(t, checked, `the outputs folder is a symbolic link to "/etc"; it must be a directory`)
}

func TestLargeFileIsNotHashed(t *testing.T) {
	checked := left(t, `truncate -s 67108865 big; echo x > small`, "big:file", "small:file")
	big, small := checked.Published[0].Value, checked.Published[1].Value
	if big.SHA256 != "" || big.Size != 67108865 || small.SHA256 == "" {
		t.Errorf("%+v", checked.Published)
	}
}
