package atomicfile

import (
	"errors"
	"fmt"
	"os"
	"testing"
)

// TestAFileSystemWithoutLocks tells one from a folder in which nobody may write.
func TestAFileSystemWithoutLocks(t *testing.T) {
	for err, refused := range map[error]bool{
		errors.ErrUnsupported: false, noLocks[0]: false, fmt.Errorf("lock: %w", noLocks[1]): false, nil: false,
		os.ErrPermission: true,
	} {
		if got := LockError("lock", err); (got != nil) != refused || refused && !errors.Is(got, err) {
			t.Errorf("%v: got %v", err, got)
		}
	}
}
