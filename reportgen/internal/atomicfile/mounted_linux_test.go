package atomicfile

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestAFileThatIsMounted is one that docker run -v puts into a container: it cannot be
// replaced, so it is written over.
func TestAFileThatIsMounted(t *testing.T) {
	const variable = "WORKBOOK_TEST_MOUNTED"
	if path := os.Getenv(variable); path != "" {
		if err := WriteFile(path, []byte("new\n")); err != nil {
			t.Error(err)
		}
		return
	}
	if exec.Command("unshare", "-rm", "true").Run() != nil {
		t.Skip("nothing may be mounted here")
	}
	folder := t.TempDir()
	outside, inside := filepath.Join(folder, "outside.yaml"), filepath.Join(folder, "inside", "answers.yaml")
	for _, path := range []string{outside, inside} {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("an earlier and longer text\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	again := exec.Command("unshare", "-rm", "sh", "-c", `mount --bind "$1" "$2" && exec "$0" -test.run '^TestAFileThatIsMounted$'`, os.Args[0], outside, inside)
	again.Env = append(again.Environ(), variable+"="+inside)
	if printed, err := again.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, printed)
	}
	if text, err := os.ReadFile(outside); err != nil || string(text) != "new\n" {
		t.Errorf("got %q, %v", text, err)
	}
	if left, err := filepath.Glob(filepath.Join(folder, "inside", ".*")); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}

// TestALockedFile is one with a mark against changes: macOS's Finder sets it, and chattr.
func TestALockedFile(t *testing.T) {
	err := failure("exercise.go", ".partial", &os.LinkError{Op: "rename", Old: ".partial", New: "exercise.go", Err: syscall.EPERM})
	if want := "write exercise.go: operation not permitted; the file or its folder is locked: "; !strings.HasPrefix(err.Error(), want) {
		t.Errorf("got %q, want %q", err, want)
	}
}
