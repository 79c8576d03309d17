package exercise

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"workbook/reportgen/internal/results"
)

// TestWorkInTheGivenFile has somebody's work in the file that keeps the exercise as it was
// given: no step back makes that the exercise, and no check says that its panic is still there.
func TestWorkInTheGivenFile(t *testing.T) {
	project, u := mutexProject(t)
	given, path := filepath.Join(project, u.Given()), filepath.Join(project, u.ExerciseFile())
	was, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := u.Given() + " is not what was given, which has panic(lab.NotAttempted); if it is your work, copy it to " + u.ExerciseFile()
	for _, text := range []string{"package exercise\n", "", strings.ReplaceAll(string(was), "panic(lab.NotAttempted)", "return nil")} {
		if err := os.WriteFile(given, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Reset(project, u); err == nil || !strings.HasPrefix(err.Error(), "nothing was changed: "+want) {
			t.Errorf("%q: reset says %v", text, err)
		}
		if is, err := os.ReadFile(path); err != nil || string(is) != string(was) {
			t.Errorf("%q: the exercise was changed: %v", text, err)
		}
		if edited, note := notAsGiven(os.DirFS(project), u, was); edited || !strings.HasPrefix(note, want) {
			t.Errorf("%q: edited %t, %q", text, edited, note)
		}
	}
	if err := os.Remove(given); err != nil {
		t.Fatal(err)
	}
	if edited, note := notAsGiven(os.DirFS(project), u, was); edited || note != noGiven(u).Error() {
		t.Errorf("without what was given: edited %t, %q", edited, note)
	}
	if err := os.WriteFile(given, was, 0o600); err != nil {
		t.Fatal(err)
	}
	const panics = "package exercise\n\nfunc A() { panic(lab.NotAttempted) } // mine\n// no panic(lab.NotAttempted)\nfunc B() { panic(lab.NotAttempted) }\n"
	for text, want := range map[string]string{
		string(was): "",
		panics:      "panic(lab.NotAttempted) is still there, in exercise.go:3, exercise.go:5; your program goes in its place",
	} {
		if edited, note := notAsGiven(os.DirFS(project), u, []byte(text)); edited != (want != "") || note != want {
			t.Errorf("of a file with its panic: edited %t, %q; want %q", edited, note, want)
		}
	}
}

// TestATemporaryFolderThatIsCleaned has a system that removes what is old there, while an
// exercise is watched.
func TestATemporaryFolderThatIsCleaned(t *testing.T) {
	project, u := mutexProject(t)
	text := "package exercise\n\nimport \"os\"\n" // which is refused before anything is built
	if err := os.WriteFile(filepath.Join(project, u.ExerciseFile()), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	v, err := Checker{Root: project, Scratch: filepath.Join(t.TempDir(), "workbook-17")}.Check(t.Context(), u)
	if err != nil || v.Status != results.NotPassed {
		t.Errorf("%s: %s, %v", v.Status, v.Note, err)
	}
}
