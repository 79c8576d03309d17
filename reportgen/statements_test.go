package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// firstToWrite has two workers that write to x with no order between them. The first
// writes before it takes the lock, and the second after it gave the lock back. They
// take their turns by a note that the race detector does not see.
const firstToWrite = `package main

import (
	"runtime"
	"sync"
)

var (
	mu   sync.Mutex
	x    int
	turn int
)

//go:norace
func await(n int) {
	for turn != n {
		runtime.Gosched()
	}
}

//go:norace
func next() { turn++ }

func main() {
	var workers sync.WaitGroup
	workers.Go(func() {
		await(BEFORE)
		x = 1
		mu.Lock()
		mu.Unlock()
		next()
	})
	workers.Go(func() {
		await(AFTER)
		mu.Lock()
		mu.Unlock()
		x = 2
		next()
	})
	workers.Wait()
}
`

// TestTheRaceDetectorSeesOneOrder holds lesson 02 to what it says: the detector stays
// silent about a data race if the run's own order of the locks hides it.
func TestTheRaceDetectorSeesOneOrder(t *testing.T) {
	if testing.Short() {
		t.Skip("builds two programs with the race detector")
	}
	for _, run := range []struct {
		name, before, after string
		reported            bool
	}{
		{"the write, both locks, the write", "0", "1", false},
		{"the other way round", "1", "0", true},
	} {
		t.Run(run.name, func(t *testing.T) {
			program := filepath.Join(t.TempDir(), "main.go")
			text := strings.NewReplacer("BEFORE", run.before, "AFTER", run.after).Replace(firstToWrite)
			if err := os.WriteFile(program, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			binary := strings.TrimSuffix(program, ".go") + ".exe"
			if out, err := exec.CommandContext(t.Context(), "go", "build", "-race", "-o", binary, program).CombinedOutput(); err != nil {
				t.Skipf("no race detector here: %s", out)
			}
			out, err := exec.CommandContext(t.Context(), binary).CombinedOutput()
			if reported := bytes.Contains(out, []byte("WARNING: DATA RACE")); reported != run.reported {
				t.Errorf("reported: %t (%v), want %t\n%s", reported, err, run.reported, out)
			}
		})
	}
}

// TestPythonLosesUpdatesAtACall holds lesson 12 to what it says: with the global lock
// too, a line that calls something loses updates.
func TestPythonLosesUpdatesAtACall(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip(err)
	}
	const n, total = "2000000", "2000001000000"
	out, err := exec.CommandContext(t.Context(), python, "../labs/12-global-lock/unlocked.py", "-n", n, "-workers", "4").CombinedOutput()
	if err != nil {
		t.Skipf("no Python that runs the program: %v\n%s", err, out)
	}
	if strings.Contains(string(out), total) {
		t.Errorf("no update was lost:\n%s", out)
	}
}

// TestTheRuntimeNamesWhatCanNeverGoOn holds lesson 13 to what it says: the goroutines of
// its deadlock are in the profile of leaks, though a timer is still set.
func TestTheRuntimeNamesWhatCanNeverGoOn(t *testing.T) {
	if testing.Short() {
		t.Skip("builds Go's library once more")
	}
	binary := filepath.Join(t.TempDir(), "deadlock.exe")
	build := exec.CommandContext(t.Context(), "go", "build", "-o", binary, "../labs/13-deadlock")
	build.Env = append(os.Environ(), "GOEXPERIMENT=goroutineleakprofile")
	if out, err := build.CombinedOutput(); err != nil && !bytes.Contains(out, []byte("unknown GOEXPERIMENT")) {
		t.Fatalf("%v\n%s", err, out)
	} else if err != nil { // it is not an experiment any more
		mustRun(t, ".", "go", "build", "-o", binary, "../labs/13-deadlock")
	}
	ctx, end := context.WithCancel(t.Context())
	stuck := exec.CommandContext(ctx, binary, "-json", "-variant", "opposite-order")
	var named screen
	stuck.Stderr = &named
	if err := stuck.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		end()
		_ = stuck.Wait() // was killed
	}()
	named.await(t, "sumFirst")
	named.await(t, "countFirst")
}
