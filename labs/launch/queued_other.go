//go:build !linux

package launch

import "time"

// Queued is unknown here: only Linux tells how long threads waited for a CPU.
func Queued() (time.Duration, bool) { return 0, false }
