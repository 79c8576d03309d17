//go:build !race

package hosts

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestAWorkerThatEndsIsAnError has one that panics, and one that ends as if it had done
// all of its work.
func TestAWorkerThatEndsIsAnError(t *testing.T) {
	for work, want := range map[string]string{
		"fails":  ": exit status 2: panic: out of cheese",
		"leaves": ": ended before the task did: it said nothing",
	} {
		_, err := Sum(work, Calm, first)(t.Context(), task)
		if err == nil || !strings.HasPrefix(err.Error(), "worker ") || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("%s: got %v, want the worker, and %q", work, err, want)
		}
	}
}

// TestAWorkerStartedByHand wants one line that says what to do, and no panic.
func TestAWorkerStartedByHand(t *testing.T) {
	for _, args := range [][]string{{workerArg}, {workerArg, "job"}, {serverArg}, {serverArg, "a", "b", "c"}} {
		said, err := exec.Command(os.Args[0], args...).CombinedOutput()
		if err == nil || strings.Count(string(said), "\n") != 1 || !strings.Contains(string(said), "started by hand") {
			t.Errorf("%q: %v, %q", args, err, said)
		}
	}
}
