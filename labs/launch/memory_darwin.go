package launch

import "syscall"

// PeakMemory returns this process's own high-water mark of resident memory in
// bytes.
func PeakMemory() (int64, error) {
	var usage syscall.Rusage
	err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return usage.Maxrss, err // macOS counts bytes here, Linux KiB
}
