//go:build !race

package hosts

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestAWorkerThatLeavesIsAnError has one that ends as if it had done all of its work.
func TestAWorkerThatLeavesIsAnError(t *testing.T) {
	_, err := Sum("leaves", Calm, first)(t.Context(), task)
	if err == nil || !strings.HasPrefix(err.Error(), "worker ") || !strings.HasSuffix(err.Error(), ": ended before the task did: it said nothing") {
		t.Errorf("got %v, want the worker, and that it ended", err)
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
