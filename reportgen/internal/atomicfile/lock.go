package atomicfile

import (
	"errors"
	"fmt"
	"slices"
)

// LockError is what to say if the lock in the file at path could not be taken. It is nil if
// the file system has no locks, as many have none that are mounted from another machine.
// Then everybody goes on without: that two do so at once is rare, and each file is replaced
// whole.
func LockError(path string, err error) error {
	if err == nil || errors.Is(err, errors.ErrUnsupported) || slices.ContainsFunc(noLocks, func(e error) bool { return errors.Is(err, e) }) {
		return nil
	}
	return fmt.Errorf("%w; %s", err, Remedy(path, err))
}
