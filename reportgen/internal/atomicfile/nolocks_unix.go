//go:build unix

package atomicfile

import "syscall"

// noLocks are what file systems say that have no locks, besides that they do not
// support them.
var noLocks = []error{syscall.ENOLCK, syscall.EINVAL, syscall.EBADF}
