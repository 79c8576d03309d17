package launch

import (
	"sync/atomic"
	"time"

	"golang.org/x/sys/windows"
)

// launched is the CPU time of what [Run] has launched: Windows adds no child's time
// to its parent's.
var launched atomic.Int64

// CPUTime returns the CPU time of this process and of what [Run] has launched.
// Windows counts it in steps of 15.6 ms.
func CPUTime() time.Duration {
	var created, exited, kernel, user windows.Filetime
	if windows.GetProcessTimes(windows.CurrentProcess(), &created, &exited, &kernel, &user) != nil {
		return 0
	}
	ticks := func(t windows.Filetime) int64 { return int64(t.HighDateTime)<<32 | int64(t.LowDateTime) }
	return time.Duration(100*(ticks(kernel)+ticks(user)) + launched.Load())
}
