//go:build !windows

package launch

import "time"

var started = time.Now()

// Clock is the time since some moment before, by the finest clock of the system.
func Clock() time.Duration { return time.Since(started) }
