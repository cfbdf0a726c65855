package step

import (
	"encoding/json"
	"os"
	"testing"
)

func TestPatternsMatchAsTheModelHasIt(t *testing.T) {
	text, err := os.ReadFile("../../../contract/vectors/patterns.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors struct {
		Cases []struct {
			Pattern, Text string
			Matches       bool
		}
	}
	if err := json.Unmarshal(text, &vectors); err != nil {
		t.Fatal(err)
	}
	for _, c := range vectors.Cases {
		if got := matches(c.Pattern, c.Text); got != c.Matches {
			t.Errorf("%q and %q: %v", c.Pattern, c.Text, got)
		}
	}
	if len(vectors.Cases) == 0 {
		t.Error("no cases")
	}
}
