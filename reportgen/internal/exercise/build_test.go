package exercise

import (
	"os"
	"path/filepath"
	"testing"
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
