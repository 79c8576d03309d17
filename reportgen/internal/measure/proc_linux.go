package measure

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// clockTick is the unit of CPU times in /proc, the same on every Linux that Go
// runs on.
const clockTick = 10 * time.Millisecond

// waitedCPU returns the CPU time of the children that a process has waited for.
// Worker processes are often gone before a tick finds them; then their time is
// there. Fields 16 and 17 of /proc/PID/stat, see proc_pid_stat(5).
func waitedCPU(pid int32) time.Duration {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	// The name in field 2 is in parentheses and may hold anything.
	_, rest, _ := bytes.Cut(text[bytes.LastIndexByte(text, ')')+1:], []byte(" "))
	fields := bytes.Fields(rest)
	if len(fields) < 15 {
		return 0
	}
	user, _ := strconv.ParseInt(string(fields[13]), 10, 64)
	system, _ := strconv.ParseInt(string(fields[14]), 10, 64)
	return time.Duration(user+system) * clockTick
}

// children returns the processes that a process has started and that still run,
// see proc_tid_children(5). The kernel may leave one out that starts or ends at
// this moment; the next look finds it.
func children(pid int32) (pids []int32) {
	threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", pid))
	if err != nil {
		return nil
	}
	for _, file := range threads {
		text, err := os.ReadFile(file)
		if err != nil {
			continue
		}
		for _, word := range bytes.Fields(text) {
			if child, err := strconv.ParseInt(string(word), 10, 32); err == nil {
				pids = append(pids, int32(child))
			}
		}
	}
	return pids
}
