package exercise

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"workbook/labs/check"
	"workbook/reportgen/internal/course"
)

// TestRogues wants a clear verdict on exercises that do their worst, and nothing
// of them left.
func TestRogues(t *testing.T) {
	all, err := course.Select(exercises(t), []string{"02"})
	if err != nil {
		t.Fatal(err)
	}
	answers, err := filepath.Glob("testdata/rogue/*.go")
	if err != nil || len(answers) == 0 {
		t.Fatal(answers, err)
	}
	for _, answer := range answers {
		t.Run(strings.TrimSuffix(filepath.Base(answer), ".go"), func(t *testing.T) {
			if strings.Contains(answer, "."+check.Processes+".") && runtime.GOOS == "windows" {
				t.Skip("has no sleep to start")
			}
			t.Parallel()
			v := verdicts(t, all[0], answer)[0]
			wantRejected(t, answer, v)
			if step := v.Failure(); step != nil && (step.Failure.Cause == check.Panic || step.Failure.Cause == check.Goroutines) {
				if !strings.Contains(strings.Join(step.Where, " ")+step.Failure.Got, "exercise.go:") {
					t.Errorf("names no place: %+v", step)
				}
			}
		})
	}
}

// TestAnEditOfTheWorkbookIsNoticed wants the same of one that writes to another
// file of the project.
func TestAnEditOfTheWorkbookIsNoticed(t *testing.T) {
	all, err := course.Select(exercises(t), []string{"02"})
	if err != nil {
		t.Fatal(err)
	}
	edited := filepath.Join("testdata", "edited.txt")
	t.Setenv("WORKBOOK_EDITS", absolute(t, edited))
	t.Cleanup(func() { os.Remove(edited) })
	answer := "testdata/tidy.files.edits-another.go"
	v := verdicts(t, all[0], answer)[0]
	wantRejected(t, answer, v)
	if step := v.Failure(); step != nil && !strings.Contains(step.Failure.Got, "testdata/edited.txt") {
		t.Errorf("does not name the file: %+v", step.Failure)
	}
}

func absolute(t *testing.T, path string) string {
	path, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return path
}
