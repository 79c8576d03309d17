package classroom

import "golang.org/x/sys/windows"

// What Windows says if nobody listens, if there is no way to a machine, and if it
// has another address.
const (
	nobodyListens = windows.WSAECONNREFUSED
	noWayToHost   = windows.WSAEHOSTUNREACH
	noWayToNet    = windows.WSAENETUNREACH
	noSuchAddress = windows.WSAEADDRNOTAVAIL
)
