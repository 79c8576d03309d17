//go:build unix

package exercise

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"workbook/labs/contract"
	"workbook/labs/launch"
)

// TestAFileThatIsNone wants one line if a path leads to something other than a file, so
// that reading it would wait for ever, or fail with the system's words.
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
		"pipe": "is not a file", "to-a-pipe": "is not a file", "folder": "is not a file",
		"dangling": "put the file itself there", "outside": "put the file itself there",
	} {
		if _, err := fingerprint(root.FS(), name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestASystemThatEndsAStep blames nobody for it, and an exercise for every other end.
func TestASystemThatEndsAStep(t *testing.T) {
	for script, want := range map[string]Outcome{
		"kill -KILL $$": StepUnavailable,
		"kill -XCPU $$": StepUnavailable,
		"kill -SYS $$":  StepUnavailable,
		"kill -SEGV $$": StepFailed,
		"exit 3":        StepFailed,
		"echo 'SIGSYS: bad system call' >&2; exit 2": StepUnavailable,
		"echo 'runtime: failed to create new OS thread (have 4 already; errno=11)\nfatal error: newosproc' >&2; exit 2":   StepUnavailable,
		"echo 'runtime/cgo: pthread_create failed: Resource temporarily unavailable\nSIGABRT: abort\nPC=0x1' >&2; exit 2": StepUnavailable,
		"echo 'runtime: program exceeds 10000-thread limit\nfatal error: thread exhaustion' >&2; exit 2":                  StepFailed,
	} {
		var stderr bytes.Buffer
		cmd := exec.Command("sh", "-c", "ulimit -c 0; "+script)
		cmd.Stderr = &stderr
		err := cmd.Run()
		j := &judging{}
		if step := j.read(Right, contract.Report{}, launch.Output{Stderr: stderr.Bytes()}, err, stepTime); step.Outcome != want {
			t.Errorf("%s: %v, %+v, want %s", script, err, step, want)
		}
	}
}

// TestANameThatIsNoText is one that came from a system which writes names otherwise.
func TestANameThatIsNoText(t *testing.T) {
	project, u := mutexProject(t)
	if err := os.WriteFile(filepath.Join(project, u.Exercise, "L\xf6sung.go"), []byte("package exercise\n"), 0o644); err != nil {
		t.Skip(err)
	}
	if err := asGiven(project, u); err == nil || !strings.Contains(err.Error(), `L\xf6sung.go" would be compiled with the exercise, which is one file; move it out`) {
		t.Errorf("got %v", err)
	}
}

// TestASolutionThatIsNoFile has a pipe and a folder in its place: a line says so, at once.
func TestASolutionThatIsNoFile(t *testing.T) {
	for what, put := range map[string]func(string) error{
		"a pipe":   func(path string) error { return syscall.Mkfifo(path, 0o600) },
		"a folder": func(path string) error { return os.Mkdir(path, 0o700) },
	} {
		project, u := mutexProject(t)
		path := filepath.Join(project, u.Solution())
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		if err := put(path); err != nil {
			t.Fatal(err)
		}
		if _, err := Solution(os.DirFS(project), u); err == nil || !strings.HasSuffix(err.Error(), "is not a file; move it away") {
			t.Errorf("%s: %v", what, err)
		}
	}
}
