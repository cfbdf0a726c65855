package store

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"time"
)

// What names have that the runtime gives. Whatever is called otherwise in a store
// was put there by somebody else, and stays.
var (
	scopeForm   = regexp.MustCompile(`^[A-Za-z0-9_][A-Za-z0-9_.-]*$`)
	runForm     = regexp.MustCompile(`^[A-Za-z0-9_.-]{0,100}-[0-9a-f]{8}$`)
	attemptForm = regexp.MustCompile(`^attempt-[1-9][0-9]*$`)
)

const (
	currentName  = "current"
	manifestName = "manifest.json"
	// temporaryName is what the names of files begin with that are not whole yet.
	temporaryName = ".new-"
)

// traces are what lies in the folder of a run.
type traces struct {
	// written is when anything in it was written last.
	written time.Time
	// empty tells that nothing is in it.
	empty bool
	tasks map[string]*taskTraces
}

// taskTraces are what lies in the folder of a task.
type taskTraces struct {
	// marked is when its current attempt was named, and mark the words.
	marked time.Time
	mark   []byte
	// ended tells of each attempt whether it has a manifest.
	ended map[string]bool
	// temporary are files that were never whole.
	temporary []string
}

// look lists all traces of a run; nil as soon as one of them is not old.
func look(ctx context.Context, kept Contents, run string, old func(time.Time) bool) (*traces, error) {
	found := &traces{tasks: map[string]*taskTraces{}}
	for entry, err := range kept.Entries(ctx, run) {
		if err != nil {
			return nil, err
		}
		if !old(entry.Written) {
			return nil, nil
		}
		found.add(entry)
	}
	return found, nil
}

// lookTwice reads the marks of a run's tasks as well, between two looks: one that is
// new is then seen by the second, whenever it came.
func lookTwice(ctx context.Context, kept Contents, run string, old func(time.Time) bool) (*traces, error) {
	first, err := look(ctx, kept, run, old)
	if first == nil || err != nil {
		return nil, err
	}
	marks := map[string][]byte{}
	for name, task := range first.tasks {
		if task.marked.IsZero() {
			continue
		}
		if marks[name], err = kept.Read(ctx, run+"/"+name+"/"+currentName); err != nil {
			return nil, err
		}
	}
	second, err := look(ctx, kept, run, old)
	if second == nil || err != nil {
		return nil, err
	}
	for name, task := range second.tasks {
		task.mark = marks[name]
	}
	return second, nil
}

func (t *traces) add(entry Entry) {
	if entry.Written.After(t.written) {
		t.written = entry.Written
	}
	parts := strings.SplitN(entry.Path, "/", 4)
	switch {
	case entry.Path == "":
		t.empty = entry.Folder
	case len(parts) == 1 && entry.Folder:
		t.task(parts[0])
	case len(parts) == 2 && parts[1] == currentName && !entry.Folder:
		t.task(parts[0]).marked = entry.Written
	case len(parts) == 2 && strings.HasPrefix(parts[1], temporaryName) && !entry.Folder:
		task := t.task(parts[0])
		task.temporary = append(task.temporary, parts[1])
	case len(parts) >= 2 && attemptForm.MatchString(parts[1]) && (len(parts) > 2 || entry.Folder):
		ended := t.task(parts[0]).ended
		ended[parts[1]] = ended[parts[1]] || len(parts) == 3 && parts[2] == manifestName
	}
}

func (t *traces) task(name string) *taskTraces {
	if t.tasks[name] == nil {
		t.tasks[name] = &taskTraces{ended: map[string]bool{}}
	}
	return t.tasks[name]
}

// areOfARun tells whether they are: a folder may be called like that of a run, and
// hold something else.
func (t *traces) areOfARun() bool {
	return t.empty || len(t.tasks) > 0
}

// mayRun tells whether a task's current attempt was named after a moment, and has
// not ended that anybody knows.
func (t *traces) mayRun(since time.Time) bool {
	for _, task := range t.tasks {
		named := parseCurrent(task.mark)
		if named.State == Running && !task.ended[fmt.Sprintf("attempt-%d", named.Attempt)] && task.marked.After(since) {
			return true
		}
	}
	return false
}
