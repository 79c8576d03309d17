package launch

import (
	"os"
	"strconv"
	"syscall"
)

// OwnProc reports whether /proc knows processes by the same numbers as this
// process. The /proc of the host, mounted in a container, does not: a number there
// is another process.
func OwnProc() bool {
	var name [32]byte
	n, err := syscall.Readlink("/proc/self", name[:])
	return err == nil && string(name[:n]) == strconv.Itoa(os.Getpid())
}
