package exercise

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"workbook/labs/check"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/gobuild"
	"workbook/reportgen/internal/results"
)

const root = "../../.."

// exercises are those of the course that have an exercise.
func exercises(t *testing.T) (with []course.Unit) {
	all, err := course.Load(os.DirFS(root))
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range all {
		if _, err := os.Stat(filepath.Join(root, u.Exercise, checker)); u.Exercise != "" && err == nil { // the old way
			with = append(with, u)
		}
	}
	return with
}

// times is how often a verdict is asked for, to see that it is always the same;
// docs/reliability.md has the commands.
var times = flag.Int("times", 1, "how often each answer is checked")

// verdicts checks the unit with another file in the place of the student's, as
// often as asked.
func verdicts(t *testing.T, u course.Unit, answer string) (all []Verdict) {
	c := with(t, u, answer)
	for range *times {
		v, err := c.verdict()
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, v)
	}
	return all
}

// with is a checking of the unit with another file in the place of the student's.
func with(t *testing.T, u course.Unit, answer string) *checking {
	path := absolute(t, root)
	replacing, err := gobuild.Replacing(t.TempDir(), "overlay.json", map[string]string{
		filepath.Join(path, filepath.FromSlash(u.ExerciseFile())): absolute(t, answer)})
	if err != nil {
		t.Fatal(err)
	}
	return &checking{ctx: t.Context(), root: path, unit: u, dir: t.TempDir(), flags: []string{replacing}}
}

// TestAsGivenNotAttempted wants every exercise, as it is given, to build and to
// count as not attempted.
func TestAsGivenNotAttempted(t *testing.T) {
	for _, u := range exercises(t) {
		t.Run(u.Name, func(t *testing.T) {
			t.Parallel()
			if v := verdicts(t, u, filepath.Join(root, u.Given())); v[0].Status != results.NotAttempted {
				t.Errorf("%+v", v[0])
			}
		})
	}
}

// TestSolutionsPass wants every solution that is there to pass every step. An
// instructor may have taken them out.
func TestSolutionsPass(t *testing.T) {
	for _, u := range exercises(t) {
		t.Run(u.Name, func(t *testing.T) {
			t.Parallel()
			answer := filepath.Join(root, u.Solution())
			if _, err := os.Stat(answer); err != nil {
				t.Skip("no solution here")
			}
			for _, v := range verdicts(t, u, answer) {
				if v.Status != results.Passed {
					t.Errorf("%s: %+v", v.Status, explain(v))
				}
			}
		})
	}
}

// TestWrongAnswersAreRejected wants each known wrong answer to fail at the step
// and for the cause that its name says, STEP.CAUSE.NAME.go, with hints.
func TestWrongAnswersAreRejected(t *testing.T) {
	for _, u := range exercises(t) {
		answers, err := filepath.Glob(filepath.Join(root, u.Exercise, "testdata", "wrong", "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		if len(answers) < 5 {
			t.Errorf("%s: %d wrong answers, want at least 5", u.Name, len(answers))
		}
		for _, answer := range answers {
			t.Run(u.Name+"/"+strings.TrimSuffix(filepath.Base(answer), ".go"), func(t *testing.T) {
				t.Parallel()
				for _, v := range verdicts(t, u, answer) {
					wantRejected(t, answer, v)
				}
			})
		}
	}
}

// wantRejected holds a verdict to what the answer's file name says.
func wantRejected(t *testing.T, answer string, v Verdict) {
	t.Helper()
	words := strings.Split(filepath.Base(answer), ".")
	step := v.Failure()
	if step == nil {
		if words[0] == check.RaceFree && len(v.Steps) > 2 && v.Steps[2].Outcome == StepUnavailable {
			t.Skip(v.Steps[2].Note)
		}
		t.Fatalf("not rejected: %s", v.Status)
	}
	if step.Name != words[0] || step.Failure.Cause != words[1] {
		t.Errorf("rejected at %s for %s, want %s for %s: %+v", step.Name, step.Failure.Cause, words[0], words[1], explain(v))
	}
	if step.Failure.Want == "" || step.Failure.Got == "" {
		t.Errorf("says too little: %+v", step.Failure)
	}
	if len(step.Failure.Hints) < 2 && step.Name != Builds {
		t.Errorf("%d hints for %s, want at least 2", len(step.Failure.Hints), step.Failure.Cause)
	}
}

// explain is a verdict for whoever mends a checker.
func explain(v Verdict) any {
	if step := v.Failure(); step != nil {
		return []any{*step.Failure, step.Where, step.Printed}
	}
	return v.Steps
}

func absolute(t *testing.T, path string) string {
	path, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return path
}
