//go:build !linux

package measure

import "time"

// waitedCPU is unavailable here: these systems tell a process's own CPU time
// only, so workers that end within a tick are missing from the timeline.
func waitedCPU(int32) time.Duration { return 0 }

// children is unavailable here: to find the children of a process, one has to look
// through all processes of the system. The sampler watches those that the launch
// names.
func children(int32) []int32 { return nil }
