//go:build !race

package hosts

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestAWorkerStartedByHand wants one line that says what to do, and no panic.
func TestAWorkerStartedByHand(t *testing.T) {
	for _, args := range [][]string{{workerArg}, {workerArg, "job"}, {serverArg}, {serverArg, "a", "b", "c"}} {
		said, err := exec.Command(os.Args[0], args...).CombinedOutput()
		if err == nil || strings.Count(string(said), "\n") != 1 || !strings.Contains(string(said), "started by hand") {
			t.Errorf("%q: %v, %q", args, err, said)
		}
	}
}
