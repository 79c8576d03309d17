//go:build !windows

package classroom

import "syscall"

// What the system says if nobody listens, and if there is no way to a machine.
const (
	nobodyListens = syscall.ECONNREFUSED
	noWayToHost   = syscall.EHOSTUNREACH
	noWayToNet    = syscall.ENETUNREACH
)
