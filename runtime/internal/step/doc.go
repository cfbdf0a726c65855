// Package step reads the two documents a back end hands to the runtime: the
// step, which says what a task is and was written when its pipeline was
// converted, and the run, which says for whom and when it is done now.
package step
