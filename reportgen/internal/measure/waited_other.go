//go:build !linux

package measure

import "time"

// waitedCPU is unavailable here: these systems tell a process's own CPU time
// only, so workers that end within a tick are missing from the timeline.
func waitedCPU(int32) time.Duration { return 0 }
