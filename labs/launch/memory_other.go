//go:build !linux

package launch

import "errors"

// SharedOutMemory returns errors.ErrUnsupported: only Linux divides shared pages
// among the processes that map them.
func SharedOutMemory(int) (int64, error) { return 0, errors.ErrUnsupported }
