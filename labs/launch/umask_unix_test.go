//go:build unix

package launch

import (
	"errors"
	"syscall"
	"testing"
)

// TestAUmaskThatWasMeantForAMode has the one of a shell in which somebody typed umask 700.
func TestAUmaskThatWasMeantForAMode(t *testing.T) {
	t.Setenv("GOTMPDIR", t.TempDir())
	was := syscall.Umask(0o700)
	folder, err := makeFolder(t.TempDir())
	syscall.Umask(was)
	if !errors.Is(err, errUmask) {
		t.Errorf("got %s, %v", folder, err)
	}
}
