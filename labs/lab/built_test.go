package lab_test

import (
	"os/exec"
	"strings"
	"testing"
)

// TestTheTableNamesAFlagThatSlowsTheProgram runs a lab by hand, as a student
// does, with such a flag and without one.
func TestTheTableNamesAFlagThatSlowsTheProgram(t *testing.T) {
	for flag, want := range map[string]bool{"-gcflags=-N": true, "-gcflags=": false} {
		out, err := exec.Command("go", "run", flag, "../01-serial", "-n", "10").CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		if got := strings.Contains(string(out), "built with -gcflags"); got != want {
			t.Errorf("go run %s names the flag: %v, want %v\n%s", flag, got, want, out)
		}
	}
}
