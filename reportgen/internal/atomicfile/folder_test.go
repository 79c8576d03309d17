package atomicfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAFolderBehindALink makes folders at and below links, and wants a link named if it
// leads to nothing.
func TestAFolderBehindALink(t *testing.T) {
	folder := t.TempDir()
	dangling, whole, file := filepath.Join(folder, "report"), filepath.Join(folder, "linked"), filepath.Join(folder, "file")
	gone := filepath.Join(folder, "disk", "report")
	if err := os.Symlink(gone, dangling); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink(t.TempDir(), whole); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	link := dangling + " is a link to " + gone + ", which is not there; connect"
	for path, want := range map[string]string{
		dangling:                            link,
		filepath.Join(dangling, "class"):    link,
		filepath.Join(whole, "new"):         "",
		filepath.Join(folder, "new", "one"): "",
		filepath.Join(file, "new"):          "; name another one",
	} {
		err := MakeFolder(path, 0o755, "name another one")
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: got %v, want %q", path, err, want)
		}
	}
}

// TestAFileBehindALink is not missing, though the system says so if the link leads to nothing.
func TestAFileBehindALink(t *testing.T) {
	folder := t.TempDir()
	path, kept := filepath.Join(folder, "checks.json"), filepath.Join(folder, "kept")
	if err := os.Symlink(kept, path); err != nil {
		t.Skip(err)
	}
	if _, err := Read(path); err == nil || errors.Is(err, fs.ErrNotExist) || err.Error() != "is a link to "+kept+", which is not there; connect the disk that has it, or remove the link" {
		t.Errorf("a link that leads to nothing: %v", err)
	}
	if err := os.WriteFile(kept, []byte("whole"), 0o600); err != nil {
		t.Fatal(err)
	}
	if text, err := Read(path); err != nil || string(text) != "whole" {
		t.Errorf("a link that leads to a file: %q, %v", text, err)
	}
}

// TestAFileTooLarge is refused before memory is taken for it.
func TestAFileTooLarge(t *testing.T) {
	path := filepath.Join(t.TempDir(), "checks.json")
	if err := errors.Join(os.WriteFile(path, nil, 0o600), os.Truncate(path, maxBytes+1)); err != nil {
		t.Skip(err)
	}
	if _, err := Read(path); err == nil || err.Error() != "is larger than 64 MiB" {
		t.Errorf("got %v", err)
	}
}

// TestAFolderThatKeepsProgramsOut says that it is not there itself, as /proc does of itself
// and as Windows does of a folder that it protects.
func TestAFolderThatKeepsProgramsOut(t *testing.T) {
	if err := os.Mkdir("/proc/workbook", 0o700); !errors.Is(err, fs.ErrNotExist) {
		t.Skip("no such folder here: ", err)
	}
	for what, err := range map[string]error{"a file": Try("/proc/workbook"), "a folder": MakeFolder("/proc/workbook", 0o700, InItsPlace)} {
		if err == nil || !strings.HasSuffix(err.Error(), Protected) {
			t.Errorf("%s: %v", what, err)
		}
	}
}
