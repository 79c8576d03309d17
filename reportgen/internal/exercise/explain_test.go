package exercise

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"workbook/reportgen/internal/course"
)

// TestMissingFunctionsInOneOrder takes all functions out of an exercise that has two, and
// wants the same words each time.
func TestMissingFunctionsInOneOrder(t *testing.T) {
	source := filepath.Join(t.TempDir(), "exercise.go")
	if err := os.WriteFile(source, []byte("package exercise\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	j := &judging{root: "../../..", Subject: Subject{Unit: course.Unit{Exercise: "labs/14-pipes/exercise"}, Source: source}}
	for range 20 {
		if all := j.missing(); len(all) != 2 || !slices.IsSorted(all) || !strings.HasPrefix(all[0], "Receive ") {
			t.Fatalf("got %q, want Receive and then Send", all)
		}
	}
}
