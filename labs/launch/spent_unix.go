//go:build unix

package launch

import (
	"syscall"
	"time"
)

// CPUTime returns the CPU time of this process and of the children that it has
// waited for, with all of theirs.
func CPUTime() (spent time.Duration) {
	for _, who := range []int{syscall.RUSAGE_SELF, syscall.RUSAGE_CHILDREN} {
		var usage syscall.Rusage
		if syscall.Getrusage(who, &usage) == nil {
			spent += time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
		}
	}
	return spent
}
