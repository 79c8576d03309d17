package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// goEnv is a setting of the go command here, for a go command elsewhere.
func goEnv(t *testing.T, name string) string {
	value, err := exec.Command("go", "env", name).Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(value))
}

// projectWith copies the project with these labs alone, and returns its folder.
func projectWith(t *testing.T, labs ...string) string {
	t.Helper()
	project := t.TempDir()
	if err := copyProject("..", project, labs...); err != nil {
		t.Fatal(err)
	}
	return project
}

// copyProject lays out in folder a project with the shared packages of this one
// and only the labs named.
func copyProject(root, folder string, labs ...string) error {
	for _, name := range []string{"go.mod", "go.sum"} {
		if err := copyFile(filepath.Join(root, name), filepath.Join(folder, name)); err != nil {
			return err
		}
	}
	parts, err := filepath.Glob(filepath.Join(root, "labs", "[a-z]*")) // a lab begins with its number
	if err != nil {
		return err
	}
	for _, lab := range labs {
		parts = append(parts, filepath.Join(root, "labs", lab))
		if err := copyFile(filepath.Join(root, "lessons", lab+".md"), filepath.Join(folder, "lessons", lab+".md")); err != nil {
			return err
		}
	}
	for _, part := range parts {
		if err := copyFolder(part, filepath.Join(folder, "labs", filepath.Base(part))); err != nil {
			return err
		}
	}
	return nil
}

func copyFolder(from, to string) error {
	return filepath.WalkDir(from, func(path string, entry fs.DirEntry, err error) error {
		own := strings.HasSuffix(path, "_test.go") && entry.Name() != "exercise_test.go"
		if err != nil || entry.IsDir() || own {
			return err
		}
		inside, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		return copyFile(path, filepath.Join(to, inside))
	})
}

func copyFile(from, to string) error {
	text, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, text, 0o644)
}

// TestAFolderThatIsGone runs in a folder that somebody has deleted, as before a new clone.
func TestAFolderThatIsGone(t *testing.T) {
	folder := t.TempDir()
	t.Chdir(folder)
	if err := os.Remove(folder); err != nil {
		t.Skip(err) // Windows keeps it
	}
	if _, err := openProject(nil); err == nil || !strings.HasSuffix(err.Error(), "type cd and its whole path") {
		t.Errorf("got %v", err)
	}
}
