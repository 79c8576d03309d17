package classroom

import "golang.org/x/sys/windows"

// What Windows says if nobody listens, and if there is no way to a machine.
const (
	nobodyListens = windows.WSAECONNREFUSED
	noWayToHost   = windows.WSAEHOSTUNREACH
	noWayToNet    = windows.WSAENETUNREACH
)
