package atomicfile

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReplace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "results.json")
	for _, text := range []string{"earlier", "later"} {
		if err := Replace(path, func(w io.Writer) error { _, err := io.WriteString(w, text); return err }); err != nil {
			t.Fatal(err)
		}
		holds(t, path, text)
	}

	broken := errors.New("broken")
	err := Replace(path, func(w io.Writer) error { io.WriteString(w, "half of "); return broken })
	if !errors.Is(err, broken) || !strings.HasPrefix(err.Error(), "write "+path+": ") {
		t.Errorf("error %v, want it to name the file and wrap the cause", err)
	}
	holds(t, path, "later")
}

func TestReplaceLeavesAFolderAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "results.json")
	if err := os.Mkdir(path, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := Replace(path, func(io.Writer) error { return nil }); err == nil {
		t.Error("a folder was replaced by a file")
	}
	alone(t, path)
}

func TestReplaceWantsAFolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none", "results.json")
	err := Replace(path, func(io.Writer) error { t.Error("written to nowhere"); return nil })
	if err == nil || !strings.Contains(err.Error(), "is the folder writable?") {
		t.Errorf("error %v, want it to ask for the folder", err)
	}
}

// holds wants text in the file at path, and no other file beside it.
func holds(t *testing.T, path, text string) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil || string(got) != text {
		t.Errorf("the file has %q, %v; want %q", got, err, text)
	}
	alone(t, path)
}

func alone(t *testing.T, path string) {
	t.Helper()
	beside, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(beside) != 1 {
		t.Errorf("beside the file: %v, %v", beside, err)
	}
}

func TestPartialsAreThoseOfThisProcess(t *testing.T) {
	folder := t.TempDir()
	err := Replace(filepath.Join(folder, "a.json"), func(io.Writer) error {
		found, err := filepath.Glob(Partials(folder))
		if err != nil || len(found) != 1 {
			t.Errorf("found %v, %v, want the file that is being written", found, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
