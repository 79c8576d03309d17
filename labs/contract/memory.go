package contract

import "runtime"

// Memory is how much memory is in use, without what nobody can reach any more.
func Memory() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC() // what a pool holds goes with the second one
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
