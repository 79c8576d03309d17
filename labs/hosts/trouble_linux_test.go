//go:build !race

package hosts

import (
	"errors"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// TestNoLoopback runs itself in a network of its own, whose loopback interface is
// down.
func TestNoLoopback(t *testing.T) {
	if os.Getenv("PLAY") == "down" {
		if _, err := newSite(address{}); !unavailable(err) || !strings.Contains(err.Error(), "is its loopback interface up") {
			t.Errorf("got %v, want that it is unavailable", err)
		}
		return
	}
	if os.Getuid() != 0 {
		t.Skip("only root can make a network")
	}
	self := exec.Command(os.Args[0], "-test.run=^TestNoLoopback$", "-test.v")
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

// TestFullDisk has a disk with room for the folder and for nothing in it.
func TestFullDisk(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root can mount a small file system")
	}
	folder := t.TempDir()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "nr_inodes=2"); err != nil {
		t.Skipf("mount: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(folder, 0) })
	t.Setenv("TMPDIR", folder)
	if _, err := newSite(address{}); err == nil || !strings.Contains(err.Error(), "no space left") {
		t.Errorf("got %v, want that there is no space left", err)
	}
}
