package launch

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// TestProgramsRunInTheFolder gives it places in which no program can run, and wants
// the first in which one can. A mount without the right to run needs root, and is
// tried by the script of docs/reliability.md.
func TestProgramsRunInTheFolder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	missing, good, last := filepath.Join(t.TempDir(), "missing"), t.TempDir(), filepath.Join(t.TempDir(), "last")
	home := t.TempDir()
	for _, test := range []struct {
		name, gotmpdir, tmpdir, home, want string
	}{
		{"as Go is told", good, missing, home, good},
		{"the system's", "", good, home, good},
		{"the system's, since Go's is a file", file, good, home, good},
		{"the cache, since the system's is missing", "", missing, home, home},
		{"the last", missing, file, file, last},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Setenv("GOTMPDIR", test.gotmpdir)
			for _, name := range []string{"TMPDIR", "TMP", "TEMP"} {
				t.Setenv(name, test.tmpdir)
			}
			for _, name := range []string{"HOME", "XDG_CACHE_HOME", "LocalAppData"} {
				t.Setenv(name, test.home)
			}
			if err := os.MkdirAll(filepath.Join(home, "Library", "Caches"), 0o700); err != nil {
				t.Fatal(err)
			}
			folder, err := makeFolder(last)
			if err != nil || !strings.HasPrefix(folder, test.want) {
				t.Errorf("got %s and %v, want a folder in %s", folder, err, test.want)
			}
			if left, _ := os.ReadDir(folder); len(left) > 0 {
				t.Errorf("%s is left in it", left[0].Name())
			}
		})
	}
}

func TestNoFolderIsOneLine(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows finds a folder for temporary files whatever the environment says")
	}
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"GOTMPDIR", "TMPDIR", "HOME", "XDG_CACHE_HOME"} {
		t.Setenv(name, file)
	}
	_, err := makeFolder(file)
	if err == nil || !strings.HasSuffix(err.Error(), "; set GOTMPDIR to one") || strings.Contains(err.Error(), "\n") {
		t.Errorf("got %v", err)
	}
}

// TestNoFolderIsToBlame has a machine on which nothing can be started.
func TestNoFolderIsToBlame(t *testing.T) {
	refused := noFolder(Refused(nil, []byte("runtime: failed to create new OS thread (have 2 already; errno=11)\n")))
	if !strings.Contains(refused.Error(), "ulimit -u") || strings.Contains(refused.Error(), "GOTMPDIR") {
		t.Errorf("no threads: %v", refused)
	}
	if err := noFolder(errUmask); !strings.Contains(err.Error(), "type umask 022") || strings.Contains(err.Error(), "GOTMPDIR") {
		t.Errorf("a umask of 0700: %v", err)
	}
	err := noFolder(&fs.PathError{Op: "open", Path: os.DevNull, Err: fs.ErrPermission})
	if want := "no program can be started: open " + os.DevNull + ": permission"; !strings.HasPrefix(err.Error(), want) || strings.Contains(err.Error(), "GOTMPDIR") {
		t.Errorf("got %v", err)
	}
}

// TestMeasuredProgramsRunAsOnAPlainMachine wants what tunes Go's runtime to reach a
// lab that a person runs, and no program that a process with a janitor runs.
func TestMeasuredProgramsRunAsOnAPlainMachine(t *testing.T) {
	for _, name := range tuning {
		t.Setenv(name, "")
	}
	t.Setenv("GOMAXPROCS", "2")
	tuned := func() (count int) {
		for _, variable := range environ(nil) {
			if name, _, _ := strings.Cut(variable, "="); slices.Contains(tuning, name) {
				count++
			}
		}
		return count
	}
	if got := tuned(); got != len(tuning) {
		t.Errorf("%d of %d reach a lab that a person runs", got, len(tuning))
	}
	j, err := Employ(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if got := tuned(); got != 0 {
		t.Errorf("%d reach a lab that is measured", got)
	}
	all := "\n" + strings.Join(environ([]string{"GORACE=mine"}), "\n") + "\n"
	for _, want := range []string{"GOMAXPROCS=2", "TMPDIR=" + j.Folder, "GORACE=mine"} {
		if !strings.Contains(all, "\n"+want+"\n") {
			t.Errorf("%s is missing", want)
		}
	}
	if err := j.Dismiss(); err != nil {
		t.Error(err)
	}
}
