package fanout

import (
	"os"
	"strings"
	"syscall"
	"testing"
)

// TestNoRoomForTheMemory wants an error if there is no room, and not a
// process that ends when it first writes.
func TestNoRoomForTheMemory(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root can mount a small file system")
	}
	folder := t.TempDir()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size=16k"); err != nil {
		t.Skipf("mount: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(folder, 0) })
	t.Setenv("TMPDIR", folder)
	if m, err := MapNumbers(4, 1000); err != nil {
		t.Errorf("8 kB in 16: %v", err)
	} else {
		m.Close()
	}
	_, err := MapNumbers(4, 1_000_000)
	if err == nil || !strings.Contains(err.Error(), "no space left on device; is there room in "+folder) {
		t.Errorf("got %v, want that there is no room", err)
	}
}
