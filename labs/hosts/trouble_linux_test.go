//go:build !race

package hosts

import (
	"os"
	"strings"
	"syscall"
	"testing"
)

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
