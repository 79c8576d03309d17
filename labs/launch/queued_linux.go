package launch

import (
	"bytes"
	"strconv"
	"syscall"
	"time"
)

// Queued returns how long the threads of this process have been ready to run
// without a CPU, all threads together, and how often they got one after that. Ok is
// false if the kernel does not tell. These are the last two numbers of
// /proc/PID/task/TID/schedstat, see Documentation/scheduler/sched-stats.rst of Linux.
func Queued() (queued time.Duration, times int64, ok bool) {
	for _, thread := range threads() {
		if waited, often, found := queuedThread(thread); found {
			queued, times, ok = queued+waited, times+often, true
		}
	}
	return queued, times, ok
}

// threads returns the numbers of this process's threads, as text; none if /proc is a
// foreign one.
func threads() (numbers []string) {
	if !OwnProc() {
		return nil
	}
	tasks, err := syscall.Open("/proc/self/task", syscall.O_RDONLY|syscall.O_DIRECTORY|syscall.O_CLOEXEC, 0)
	if err != nil {
		return nil
	}
	defer syscall.Close(tasks)
	var entries [4096]byte
	for {
		n, err := syscall.ReadDirent(tasks, entries[:])
		if err != nil || n <= 0 {
			return numbers
		}
		_, _, numbers = syscall.ParseDirent(entries[:n], -1, numbers)
	}
}

// queuedThread reads the figures of one thread. A thread that has just ended has
// none.
func queuedThread(thread string) (queued time.Duration, times int64, ok bool) {
	file, err := syscall.Open("/proc/self/task/"+thread+"/schedstat", syscall.O_RDONLY|syscall.O_CLOEXEC, 0)
	if err != nil {
		return 0, 0, false
	}
	defer syscall.Close(file)
	var text [128]byte
	n, err := syscall.Read(file, text[:])
	if err != nil {
		return 0, 0, false
	}
	figures := bytes.Fields(text[:n])
	if len(figures) < 3 {
		return 0, 0, false
	}
	waited, errWaited := strconv.ParseInt(string(figures[1]), 10, 64)
	times, errTimes := strconv.ParseInt(string(figures[2]), 10, 64)
	return time.Duration(waited), times, errWaited == nil && errTimes == nil
}
