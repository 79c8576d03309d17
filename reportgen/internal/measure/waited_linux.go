package measure

import (
	"bytes"
	"fmt"
	"os"
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
	// The name in field 2 stands in parentheses and may hold anything.
	_, rest, _ := bytes.Cut(text[bytes.LastIndexByte(text, ')')+1:], []byte(" "))
	fields := bytes.Fields(rest)
	if len(fields) < 15 {
		return 0
	}
	user, _ := strconv.ParseInt(string(fields[13]), 10, 64)
	system, _ := strconv.ParseInt(string(fields[14]), 10, 64)
	return time.Duration(user+system) * clockTick
}
