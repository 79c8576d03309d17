package exercise

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
)

// anExercise is a project with one, and its unit.
func anExercise() (fstest.MapFS, course.Unit) {
	u := course.Unit{Name: "02-race", Number: "02", Lab: "labs/02-race", Exercise: "labs/02-race/exercise"}
	return fstest.MapFS{
		u.ExerciseFile(): {Data: []byte("package exercise // mine\n")},
		u.Given():        {Data: []byte("package exercise\n")},
	}, u
}

// passed is a verdict on the file as it is now.
func passed(t *testing.T, project fstest.MapFS, u course.Unit) Verdict {
	t.Helper()
	content, err := Content(project, u)
	if err != nil {
		t.Fatal(err)
	}
	return Verdict{Status: results.Passed, Content: content}
}

// TestAFileThatIsSavedMeanwhile keeps a verdict after the student has saved another text,
// and wants it to hold for the text that was judged alone.
func TestAFileThatIsSavedMeanwhile(t *testing.T) {
	project, u := anExercise()
	r, err := OpenRecord(filepath.Join(t.TempDir(), "checks.json"))
	if err != nil {
		t.Fatal(err)
	}
	v, judged := passed(t, project, u), project[u.ExerciseFile()]
	project[u.ExerciseFile()] = &fstest.MapFile{Data: []byte("package exercise // wrong\n")}
	if err := r.Keep(u, v); err != nil || r.Status(project, u) != results.Attempted {
		t.Errorf("%v, %s", err, r.Status(project, u))
	}
	project[u.ExerciseFile()] = judged
	if got := r.Status(project, u); got != results.Passed {
		t.Errorf("with the text that was judged: %s", got)
	}
}

// TestOneFileUnderTwoNames has the exercise and what was given in one file, as programs make
// of two that are the same. The student's work is in both then, and counts.
func TestOneFileUnderTwoNames(t *testing.T) {
	project, u := anExercise()
	project[u.Given()] = project[u.ExerciseFile()]
	r, err := OpenRecord(filepath.Join(t.TempDir(), "checks.json"))
	if err != nil {
		t.Fatal(err)
	}
	if got := r.Status(project, u); got != results.Attempted {
		t.Errorf("before the check: %s", got)
	}
	if err := r.Keep(u, passed(t, project, u)); err != nil || r.Status(project, u) != results.Passed {
		t.Errorf("%v; after it: %s", err, r.Status(project, u))
	}
	project[u.Given()] = &fstest.MapFile{Data: []byte("package exercise\n\nfunc Sum() { panic(lab.NotAttempted) }\n")}
	project[u.ExerciseFile()] = project[u.Given()]
	if got := r.Status(project, u); got != results.NotAttempted {
		t.Errorf("as it was given: %s", got)
	}
}

// TestTwoChecksAtOnce keeps verdicts of two commands that both read the record before
// either had one.
func TestTwoChecksAtOnce(t *testing.T) {
	project, u := anExercise()
	other := u
	other.Name = "03-mutex" // the same files do
	path := filepath.Join(t.TempDir(), "report", "checks.json")
	first, err := OpenRecord(path)
	if err != nil {
		t.Fatal(err)
	}
	second, err := OpenRecord(path)
	if err != nil {
		t.Fatal(err)
	}
	for r, about := range map[*Record]course.Unit{first: u, second: other} {
		if err := r.Keep(about, passed(t, project, u)); err != nil {
			t.Fatal(err)
		}
	}
	both, err := OpenRecord(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, about := range []course.Unit{u, other} {
		if got := both.Status(project, about); got != results.Passed {
			t.Errorf("%s: %s", about.Name, got)
		}
	}
}

// TestARecordThatCannotBeRead is left as it is, and costs no command.
func TestARecordThatCannotBeRead(t *testing.T) {
	project, u := anExercise()
	for _, text := range []string{"", `{"02-race":{"content":"ab`, `{"version":3,"checks":[]}`, "[]"} {
		path := filepath.Join(t.TempDir(), "checks.json")
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		r, err := OpenRecord(path)
		if err == nil || !strings.Contains(err.Error(), "remove the file") {
			t.Errorf("%q: %v", text, err)
		}
		if got := r.Status(project, u); got != results.Attempted {
			t.Errorf("%q: %s", text, got)
		}
		if err := r.Keep(u, passed(t, project, u)); err == nil {
			t.Errorf("%q: a verdict is kept", text)
		}
		if _, err := r.NextHint(u, "race", 3); err == nil {
			t.Errorf("%q: a hint is kept", text)
		}
		if now, err := os.ReadFile(path); err != nil || string(now) != text {
			t.Errorf("%q is now %q, %v", text, now, err)
		}
	}
}

// TestARecordOfNothing is one in which there is nothing yet.
func TestARecordOfNothing(t *testing.T) {
	project, u := anExercise()
	path := filepath.Join(t.TempDir(), "checks.json")
	if err := os.WriteFile(path, []byte("null"), 0o644); err != nil {
		t.Fatal(err)
	}
	r, err := OpenRecord(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Keep(u, passed(t, project, u)); err != nil || r.Status(project, u) != results.Passed {
		t.Errorf("%v, %s", err, r.Status(project, u))
	}
}
