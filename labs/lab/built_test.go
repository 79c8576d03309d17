package lab_test

import (
	"os/exec"
	"path/filepath"
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

// TestALabHasItsNameUnderAnother runs a lab as editors build it, and as somebody who lists
// its files: it tells the reader of a folder that is there.
func TestALabHasItsNameUnderAnother(t *testing.T) {
	program := filepath.Join(t.TempDir(), "__debug_bin17")
	if out, err := exec.Command("go", "build", "-o", program, "../01-serial").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	files := exec.Command("go", "run", "main.go", "-n", "10")
	files.Dir = "../01-serial"
	for _, cmd := range []*exec.Cmd{exec.Command(program, "-n", "10"), files} {
		if out, err := cmd.CombinedOutput(); err != nil || !strings.HasPrefix(string(out), "01-serial: the sum") {
			t.Errorf("%s: %v\n%s", cmd, err, out)
		}
	}
}
