package exercise

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"workbook/reportgen/internal/results"
)

// TestTestsOfIgnoresWhatGoIgnores puts what editors and file systems leave beside
// an exercise's tests, in a folder whose name is one that a pattern would not match.
func TestTestsOfIgnoresWhatGoIgnores(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "[CS101] work")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"exercise_test.go":      "package exercise_test\n\nfunc TestRight() {}\n",
		"._exercise_test.go":    "\x00\x05\x16\x07",
		".#exercise_test.go":    "ann@laptop.1:2",
		"_old_test.go":          "not Go",
		"exercise_test.go~":     "not Go",
		"#exercise_test.go#":    "not Go",
		".exercise_test.go.swp": "not Go",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	tests, err := testsOf(folder)
	if err != nil || len(tests) != 1 || tests["TestRight"] == "" {
		t.Errorf("got %v and %v, want TestRight alone", tests, err)
	}
}

// TestATestThatIsNoStep wants it named: a check would pass without it.
func TestATestThatIsNoStep(t *testing.T) {
	folder := t.TempDir()
	text := "package exercise_test\n\nfunc TestMain(m *testing.M) {}\n\nfunc TestRight() {}\n\nfunc TestCorrect() {}\n"
	if err := os.WriteFile(filepath.Join(folder, "exercise_test.go"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := testsOf(folder); err == nil || !strings.HasPrefix(err.Error(), "TestCorrect in "+folder+" is no step") {
		t.Error(err)
	}
}

// TestTooDeep wants a file at which the compiler would work for hours to fail, and not to be
// built.
func TestTooDeep(t *testing.T) {
	_, u := mutexProject(t)
	for name, text := range map[string]string{
		"brackets": "var deep = " + strings.Repeat("(", 100_000) + "1" + strings.Repeat(")", 100_000),
		"blocks":   "func deep() " + strings.Repeat("{", 100_000) + strings.Repeat("}", 100_000),
	} {
		source := filepath.Join(t.TempDir(), "exercise.go")
		if err := os.WriteFile(source, []byte("package exercise\n\n"+text+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		v, err := Checker{}.Judge(t.Context(), Subject{Unit: u, Source: source, Program: func(bool) (string, error) {
			return "", errors.New("it was built")
		}})
		if err != nil || v.Status != results.NotPassed || !strings.HasPrefix(v.Failure().Failure.Got, u.ExerciseFile()+":3:") {
			t.Errorf("%s: %+v, %v", name, v, err)
		}
	}
}
