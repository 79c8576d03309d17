package launch

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strconv"
	"syscall"
)

// PeakMemory returns this process's own high-water mark of resident memory in
// bytes. It is VmHWM, not getrusage's ru_maxrss: that one starts at the mark of
// the process that launched this one (golang.org/issue/32054).
func PeakMemory() (int64, error) {
	return field("/proc/self/status", "VmHWM:")
}

// SharedOutMemory returns the proportional set size of a process in bytes: its
// resident pages, each divided by the number of processes that map it. The sum
// over a tree of processes counts every page once.
func SharedOutMemory(pid int) (int64, error) {
	if !OwnProc() {
		return 0, errors.New("/proc is that of another system or container")
	}
	return field(fmt.Sprintf("/proc/%d/smaps_rollup", pid), "Pss:")
}

// field returns the value in bytes of a line "Name:  123 kB". Plain system calls
// keep the runtime's poller, which os.ReadFile would set up, out of every start.
func field(path, name string) (int64, error) {
	file, err := syscall.Open(path, syscall.O_RDONLY|syscall.O_CLOEXEC, 0)
	if err != nil {
		return 0, &os.PathError{Op: "open", Path: path, Err: err}
	}
	defer syscall.Close(file)
	var text [4096]byte // holds the whole file
	n, err := syscall.Read(file, text[:])
	if err != nil {
		return 0, &os.PathError{Op: "read", Path: path, Err: err}
	}
	for line := range bytes.Lines(text[:n]) {
		words := bytes.Fields(line)
		if len(words) == 3 && string(words[0]) == name && string(words[2]) == "kB" {
			kib, err := strconv.ParseInt(string(words[1]), 10, 64)
			return kib << 10, err
		}
	}
	return 0, fmt.Errorf("%s: no %s line", path, name)
}
