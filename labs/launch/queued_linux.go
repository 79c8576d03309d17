package launch

import (
	"bytes"
	"strconv"
	"syscall"
	"time"
)

// Queued returns how long the threads of this process have been ready to run
// while other threads had the CPUs, all threads together; ok is false if the
// kernel does not tell. It is the second number of /proc/PID/task/TID/schedstat,
// see Documentation/scheduler/sched-stats.rst of Linux.
func Queued() (queued time.Duration, ok bool) {
	for _, thread := range threads() {
		if waited, found := queuedThread(thread); found {
			queued, ok = queued+waited, true
		}
	}
	return queued, ok
}

// threads returns the numbers of this process's threads, as text.
func threads() (numbers []string) {
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

// queuedThread reads the figure of one thread. A thread that has just ended has
// none.
func queuedThread(thread string) (time.Duration, bool) {
	file, err := syscall.Open("/proc/self/task/"+thread+"/schedstat", syscall.O_RDONLY|syscall.O_CLOEXEC, 0)
	if err != nil {
		return 0, false
	}
	defer syscall.Close(file)
	var text [128]byte
	n, err := syscall.Read(file, text[:])
	if err != nil {
		return 0, false
	}
	figures := bytes.Fields(text[:n])
	if len(figures) < 2 {
		return 0, false
	}
	waited, err := strconv.ParseInt(string(figures[1]), 10, 64)
	return time.Duration(waited), err == nil
}
