//go:build !windows

package classroom

import "syscall"

// What the system says if nobody listens, if there is no way to a machine, and if it
// has another address.
const (
	nobodyListens = syscall.ECONNREFUSED
	noWayToHost   = syscall.EHOSTUNREACH
	noWayToNet    = syscall.ENETUNREACH
	noSuchAddress = syscall.EADDRNOTAVAIL
)
