// Package exercise sets its counters to zero again after a minute.
package exercise

import (
	"sync/atomic"
	"time"
)

type padded struct {
	n atomic.Int64
	_ [120]byte
}

// Counters is wrong.
func Counters(workers int) []*atomic.Int64 {
	all := make([]padded, workers)
	counters := make([]*atomic.Int64, workers)
	for w := range all {
		counters[w] = &all[w].n
	}
	time.AfterFunc(time.Minute, func() {
		for w := range all {
			all[w].n.Store(0)
		}
	})
	return counters
}
