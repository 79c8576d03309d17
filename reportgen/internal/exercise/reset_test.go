package exercise

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReset puts something else in the place of the student's file, and wants the
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
			if !IsGiven(os.DirFS(project), u) {
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
