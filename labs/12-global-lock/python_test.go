//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
)

// TestUnpack wants the named programs and what they import, and no module of a student's
// that lies beside them: Python would take a threading.py for its own. Another text,
// as in another checkout, has another folder.
func TestUnpack(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	t.Setenv("HOME", t.TempDir())
	texts := fstest.MapFS{}
	for _, name := range []string{"serial.py", "task.py", "threading.py", "threads.py", "waiting.py"} {
		texts[name] = &fstest.MapFile{Data: []byte("# " + name)}
	}
	first, err := unpack(texts, "threads.py", "serial.py")
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(first)
	if err != nil {
		t.Fatal(err)
	}
	var placed []string
	for _, entry := range entries {
		placed = append(placed, entry.Name())
	}
	if want := []string{"serial.py", "task.py", "threads.py", "waiting.py"}; !slices.Equal(placed, want) {
		t.Errorf("placed %q, want %q", placed, want)
	}
	if _, err := unpack(texts, "threads.py", "processes.py"); err != nil {
		t.Error("without a program that is not its own:", err)
	}
	if _, err := unpack(texts, "processes.py"); err == nil || !strings.Contains(err.Error(), "git checkout labs/12-global-lock/processes.py") {
		t.Errorf("without its own program: %v", err)
	}
	texts["task.py"].Data = []byte("# edited")
	if second, err := unpack(texts, "threads.py", "serial.py"); err != nil || second == first {
		t.Errorf("another text is in %s too (%v)", second, err)
	}
}

// TestPlaceAtOnce lets many launches of the lab place one program at the same time, as
// they do when it is new. Each wants it whole as soon as place returns.
func TestPlaceAtOnce(t *testing.T) {
	folder := t.TempDir()
	path, text := filepath.Join(folder, "task.py"), bytes.Repeat([]byte("pass\n"), 10_000)
	for range 20 {
		os.Remove(path)
		var launches sync.WaitGroup
		for range 8 {
			launches.Go(func() {
				if err := place(path, text); err != nil {
					t.Error(err)
				}
				if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, text) {
					t.Errorf("%d of %d bytes are there: %v", len(got), len(text), err)
				}
			})
		}
		launches.Wait()
	}
	if left, _ := os.ReadDir(folder); len(left) != 1 {
		t.Errorf("%d files are left, want the program alone", len(left))
	}
}

// TestGitLeavesPythonsCachesAlone wants git status to show what a student changed, after
// a program was run by hand as the lesson says.
func TestGitLeavesPythonsCachesAlone(t *testing.T) {
	ignored, err := os.ReadFile("../../.gitignore")
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(strings.Split(string(ignored), "\n"), "__pycache__/") {
		t.Errorf("git shows __pycache__: it ignores %q", ignored)
	}
}

// TestACacheThatIsNotThere is a link to a disk that is not connected.
func TestACacheThatIsNotThere(t *testing.T) {
	link := filepath.Join(t.TempDir(), "cache")
	if err := os.Symlink("/mnt/gone", link); err != nil {
		t.Fatal(err)
	}
	t.Setenv("XDG_CACHE_HOME", link)
	_, err := unpack(programs, "serial.py")
	if err == nil || !strings.Contains(err.Error(), link+" is a link to /mnt/gone, which is not there; set XDG_CACHE_HOME to") {
		t.Errorf("got %v", err)
	}
}

// TestACacheOfRoot is what sudo leaves behind in somebody's home.
func TestACacheOfRoot(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may write everywhere")
	}
	cache := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", cache)
	t.Setenv("HOME", cache)
	if err := os.Chmod(cache, 0o500); err != nil {
		t.Fatal(err)
	}
	if _, err := unpack(programs, "serial.py"); err == nil || !strings.Contains(err.Error(), fmt.Sprintf("sudo chown -R \"$(id -u)\" %q", cache)) {
		t.Errorf("got %v, want whose the folder is", err)
	}
}
