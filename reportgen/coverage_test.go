package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestGoTestSaysThatNothingIsAttempted tests an exercise in its folder, as it was given: PASS
// alone would say that it is right.
func TestGoTestSaysThatNothingIsAttempted(t *testing.T) {
	if testing.Short() {
		t.Skip("builds an exercise")
	}
	test := exec.Command("go", "test", "-vet=off")
	test.Dir = filepath.Join(projectWith(t, "02-race"), "labs/02-race/exercise")
	if printed, err := test.CombinedOutput(); err != nil || !strings.HasPrefix(string(printed), "this exercise is not attempted yet\nPASS\n") {
		t.Errorf("%v\n%s", err, printed)
	}
}

// TestNoTimeCountsBesideACoverage tests a slow exercise as an editor does that shows which
// lines ran: then nobody knows how long it takes, and a right one would fail too.
func TestNoTimeCountsBesideACoverage(t *testing.T) {
	if testing.Short() {
		t.Skip("builds an exercise twice")
	}
	const exercise = "labs/10-granularity/exercise"
	project := projectWith(t, "10-granularity")
	slow, err := os.ReadFile(filepath.Join(project, exercise, "testdata/wrong/fast.slow.channel-per-number.go"))
	if err != nil || os.WriteFile(filepath.Join(project, exercise, "exercise.go"), slow, 0o600) != nil {
		t.Fatal(err)
	}
	for flag, want := range map[string]bool{"-cover": true, "-cover=false": false} {
		test := exec.Command("go", "test", flag, "-run", "^TestFast$", "./"+exercise)
		test.Dir = project
		if printed, err := test.CombinedOutput(); (err == nil) != want {
			t.Errorf("go test %s: passes is %t\n%s", flag, err == nil, printed)
		}
	}
}
