//go:build unix

package gobuild

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestAPipeIsNotWaitedFor has a Go file that nobody writes to, beside one that Go ignores.
// As a pattern, the project's folder would not match itself.
func TestAPipeIsNotWaitedFor(t *testing.T) {
	root := filepath.Join(t.TempDir(), "[CS101] work")
	folder := filepath.Join(root, "p")
	for _, err := range []error{
		os.MkdirAll(folder, 0o755),
		os.Mkdir(filepath.Join(folder, "folder.go"), 0o755),
		syscall.Mkfifo(filepath.Join(folder, "pipe"), 0o644),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := Alike(root, "p"); err != nil {
		t.Error(err)
	}
	if err := syscall.Mkfifo(filepath.Join(folder, "main.go"), 0o644); err != nil {
		t.Fatal(err)
	}
	err := Build(t.Context(), root, t.TempDir(), []string{"p"})
	if broken := new(Error); !errors.As(err, &broken) || broken.Words != "p/main.go: is not a file; move it away" {
		t.Error(err)
	}
}
