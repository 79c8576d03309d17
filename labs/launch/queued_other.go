//go:build !linux

package launch

import "time"

// Queued is unknown here: only Linux tells how long threads waited for a CPU.
func Queued() (queued time.Duration, times int64, ok bool) { return 0, 0, false }
