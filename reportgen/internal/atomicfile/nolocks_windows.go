package atomicfile

import "golang.org/x/sys/windows"

// noLocks are what file systems say that have no locks, besides that they do not
// support them.
var noLocks = []error{windows.ERROR_INVALID_FUNCTION, windows.ERROR_NOT_SUPPORTED}
