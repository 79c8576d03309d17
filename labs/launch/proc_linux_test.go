package launch

import (
	"errors"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// TestAForeignProc runs itself with process numbers of its own, and so with a /proc
// that means other processes by them. Nothing may be read from it.
func TestAForeignProc(t *testing.T) {
	if os.Getenv("FOREIGN_PROC") != "" {
		if OwnProc() {
			t.Errorf("process %d takes /proc for its own", os.Getpid())
		}
		if bytes, err := SharedOutMemory(os.Getpid()); err == nil {
			t.Errorf("%d bytes, of another process", bytes)
		}
		if numbers := threads(); len(numbers) > 0 {
			t.Errorf("threads %v, of another process", numbers)
		}
		return
	}
	if !OwnProc() {
		t.Fatal("the test's own /proc is taken for a foreign one")
	}
	if os.Getuid() != 0 {
		t.Skip("only root can make process numbers of its own")
	}
	self := exec.Command(os.Args[0], "-test.run=^TestAForeignProc$", "-test.v")
	self.Env = append(os.Environ(), "FOREIGN_PROC=1")
	self.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWPID}
	said, err := self.CombinedOutput()
	if errors.Is(err, syscall.EPERM) {
		t.Skip(err)
	}
	if err != nil || !strings.Contains(string(said), "PASS") {
		t.Errorf("%v: %s", err, said)
	}
}
