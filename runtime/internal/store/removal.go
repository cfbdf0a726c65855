package store

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"slices"
)

// begunSince tells whether a task of the run has begun since its mark was read.
func (t *traces) begunSince(ctx context.Context, kept Contents, run string) (bool, error) {
	for name, err := range kept.Folders(ctx, run) {
		if err != nil {
			return false, err
		}
		mark, err := kept.Read(ctx, run+"/"+name+"/"+currentName)
		if err != nil {
			return false, err
		}
		task := t.tasks[name]
		if mark != nil && (task == nil || !bytes.Equal(mark, task.mark)) {
			return true, nil
		}
	}
	return false, nil
}

// remove removes a run so that what is left, should it break off, is never taken
// for a good one: nobody reads an attempt that is not current, or has no manifest.
// Only what was looked at is removed, never what has come since.
func (t *traces) remove(ctx context.Context, kept Contents, run string) error {
	tasks := slices.Sorted(maps.Keys(t.tasks))
	for _, task := range tasks {
		if t.tasks[task].marked.IsZero() {
			continue
		}
		if err := kept.Remove(ctx, run+"/"+task+"/"+currentName); err != nil {
			return err
		}
	}
	for _, task := range tasks {
		for attempt, ended := range t.tasks[task].ended {
			if !ended {
				continue
			}
			if err := kept.Remove(ctx, run+"/"+task+"/"+attempt+"/"+manifestName); err != nil {
				return err
			}
		}
	}
	var left []error
	for _, task := range tasks {
		left = append(left, t.tasks[task].remove(ctx, kept, run+"/"+task))
	}
	return errors.Join(append(left, kept.RemoveEmpty(ctx, run))...)
}

func (t *taskTraces) remove(ctx context.Context, kept Contents, folder string) error {
	var left []error
	for _, file := range t.temporary {
		left = append(left, kept.Remove(ctx, folder+"/"+file))
	}
	for attempt := range t.ended {
		left = append(left, kept.RemoveAll(ctx, folder+"/"+attempt))
	}
	return errors.Join(append(left, kept.RemoveEmpty(ctx, folder))...)
}
