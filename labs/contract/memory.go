package contract

import (
	"runtime"
	"time"
)

// Memory is how much memory is in use, without what nobody can reach any more.
func Memory() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC() // what a pool holds goes with the second one
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// Allocated is how many bytes do takes, those included that are free again when it
// returns.
func Allocated(do func()) int64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	do()
	runtime.ReadMemStats(&after)
	return int64(after.TotalAlloc - before.TotalAlloc)
}

// Made returns what prepare makes for bounds that are very large, or nil if it prepares
// something for all that they bound: then it panics for want of memory, or takes long and
// is left to itself. So this is for the end of a step.
func Made[M any](prepare func() *M) *M {
	made := make(chan *M, 1)
	go func() {
		defer func() {
			if recover() != nil {
				made <- nil
			}
		}()
		made <- prepare()
	}()
	select {
	case m := <-made:
		return m
	case <-time.After(100 * time.Millisecond):
		return nil
	}
}
