package machine

import (
	"os"
	"runtime"

	"golang.org/x/sys/unix"
)

// affinity returns on how many CPUs the system lets this program run at the moment.
// runtime.NumCPU is what that was when the program began.
func affinity() int {
	var allowed unix.CPUSet
	if err := unix.SchedGetaffinity(os.Getpid(), &allowed); err != nil { // more than 1,024 CPUs
		return runtime.NumCPU()
	}
	return allowed.Count()
}
