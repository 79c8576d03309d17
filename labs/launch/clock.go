//go:build !windows

package launch

import "time"

var started = time.Now()

// Clock returns the time since some moment in the past, by the finest clock of the
// system.
func Clock() time.Duration { return time.Since(started) }
