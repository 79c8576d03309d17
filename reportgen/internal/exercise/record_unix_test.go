//go:build unix

package exercise

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestAFileThatIsNone wants a line for what stands in a file's place, where reading
// would wait for ever or fail with words of the system.
func TestAFileThatIsNone(t *testing.T) {
	folder := t.TempDir()
	outside := filepath.Join(t.TempDir(), "mine.go")
	for _, err := range []error{
		os.WriteFile(outside, nil, 0o644),
		syscall.Mkfifo(filepath.Join(folder, "pipe"), 0o644),
		os.Symlink("pipe", filepath.Join(folder, "to-a-pipe")),
		os.Mkdir(filepath.Join(folder, "folder"), 0o755),
		os.Symlink("none", filepath.Join(folder, "dangling")),
		os.Symlink(outside, filepath.Join(folder, "outside")),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"pipe": "is no file", "to-a-pipe": "is no file", "folder": "is no file",
		"dangling": "put the file itself there", "outside": "put the file itself there",
	} {
		if _, err := fingerprint(root.FS(), name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
