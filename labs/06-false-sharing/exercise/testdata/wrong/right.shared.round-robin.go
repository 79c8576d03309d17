// Package exercise lets calls take turns with 64 sets of counters.
package exercise

import "sync/atomic"

type padded struct {
	n atomic.Int64
	_ [120]byte
}

var (
	sets [64][16]padded
	next atomic.Uint64
)

// Counters is wrong.
func Counters(workers int) []*atomic.Int64 {
	var own []padded
	if set := &sets[(next.Add(1)-1)%64]; workers <= len(set) {
		own = set[:workers]
	} else {
		own = make([]padded, workers)
	}
	counters := make([]*atomic.Int64, workers)
	for w := range own {
		own[w].n.Store(0)
		counters[w] = &own[w].n
	}
	return counters
}
