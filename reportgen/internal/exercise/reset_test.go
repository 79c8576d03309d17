package exercise

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReset puts something else in place of the student's file, and wants the
// given file back, and what was there beside it.
func TestReset(t *testing.T) {
	for name, c := range map[string]struct {
		put  func(path string) error
		kept string
	}{
		"another file": {func(path string) error { return os.WriteFile(path, []byte("package mine\n"), 0o600) }, "kept-1.txt"},
		"nothing":      {func(string) error { return nil }, ""},
		"a folder":     {func(path string) error { return os.MkdirAll(filepath.Join(path, "mine"), 0o700) }, "_kept-1"},
		"too much": {func(path string) error {
			return errors.Join(os.WriteFile(path, nil, 0o600), os.Truncate(path, maxBytes+1))
		}, "_kept-1"},
		"a link to nothing": {func(path string) error { return os.Symlink("nowhere.go", path) }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			project, u := mutexProject(t)
			path := filepath.Join(project, u.ExerciseFile())
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
			if err := c.put(path); err != nil {
				t.Skip(err) // some systems make no links
			}
			kept, err := Reset(project, u)
			if err != nil || strings.TrimPrefix(kept, u.Exercise+"/") != c.kept {
				t.Errorf("kept %q, %v; want %q", kept, err, c.kept)
			}
			if !isGiven(os.DirFS(project), u) {
				t.Error("the file is not as it was given")
			}
			if _, err := os.Lstat(filepath.Join(project, kept)); err != nil {
				t.Error(err)
			}
			if again, err := Reset(project, u); again != "" || err != nil {
				t.Errorf("once more: kept %q, %v", again, err)
			}
		})
	}
}

// TestResetWithoutTheGivenFile takes away the given file, and then its folder, as people do
// who tidy up: the student's file stays, and the error says how to get the other back.
func TestResetWithoutTheGivenFile(t *testing.T) {
	for _, gone := range []string{"", ".."} {
		project, u := mutexProject(t)
		path := filepath.Join(project, u.ExerciseFile())
		if err := errors.Join(os.WriteFile(path, []byte("package mine\n"), 0o600), os.RemoveAll(filepath.Join(project, u.Given(), gone))); err != nil {
			t.Fatal(err)
		}
		_, err := Reset(project, u)
		if want := u.Given() + ", what the exercise was at first, is missing; git checkout -- " + u.Given() + " brings it back"; err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
		if text, err := os.ReadFile(path); err != nil || string(text) != "package mine\n" {
			t.Errorf("the student's file has %q, %v", text, err)
		}
	}
}
