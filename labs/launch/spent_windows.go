package launch

import (
	"time"

	"golang.org/x/sys/windows"
)

// CPUTime returns the CPU time of this process. Windows adds no child's time to
// it, and counts in steps of 15.6 ms.
func CPUTime() time.Duration {
	var created, exited, kernel, user windows.Filetime
	if windows.GetProcessTimes(windows.CurrentProcess(), &created, &exited, &kernel, &user) != nil {
		return 0
	}
	ticks := func(t windows.Filetime) int64 { return int64(t.HighDateTime)<<32 | int64(t.LowDateTime) }
	return time.Duration(100 * (ticks(kernel) + ticks(user)))
}
