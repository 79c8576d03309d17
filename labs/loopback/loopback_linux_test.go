package loopback

import (
	"errors"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"workbook/labs/launch"
)

// TestLoopbackDown runs itself in a network of its own, whose loopback interface
// is down.
func TestLoopbackDown(t *testing.T) {
	if os.Getenv("PLAY") == "down" {
		if _, err := Listen(t.Context()); !errors.As(err, new(launch.Unavailable)) || !strings.Contains(err.Error(), "is its loopback interface up") {
			t.Errorf("got %v", err)
		}
		return
	}
	if os.Getuid() != 0 {
		t.Skip("only root can make a network")
	}
	self := exec.Command(os.Args[0], "-test.run=^TestLoopbackDown$", "-test.v")
	self.Env = append(os.Environ(), "PLAY=down")
	self.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNET}
	said, err := self.CombinedOutput()
	if errors.Is(err, syscall.EPERM) {
		t.Skip(err)
	}
	if err != nil || !strings.Contains(string(said), "PASS") {
		t.Errorf("%v: %s", err, said)
	}
}
