// Package exercise lets calls take turns with 5,000 sets of counters.
package exercise

import "sync/atomic"

type slot struct {
	n atomic.Int64
	_ [120]byte
}

var (
	sets [5000][4]slot
	next atomic.Uint64
)

// Counters is wrong.
func Counters(workers int) []*atomic.Int64 {
	counters := make([]*atomic.Int64, workers)
	all := sets[next.Add(1)%5000][:]
	if workers > 4 {
		all = make([]slot, workers)
	}
	for w := range counters {
		all[w].n.Store(0)
		counters[w] = &all[w].n
	}
	return counters
}
