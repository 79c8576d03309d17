// Package exercise hands counters out of one supply, with nothing around it.
package exercise

import "sync/atomic"

type slot struct {
	counter atomic.Int64
	_       [120]byte
}

var supply []slot

// Counters is wrong.
func Counters(workers int) []*atomic.Int64 {
	if len(supply) < workers {
		supply = make([]slot, max(workers, 16))
	}
	var slots []slot
	slots, supply = supply[:workers], supply[workers:]
	counters := make([]*atomic.Int64, workers)
	for w := range slots {
		counters[w] = &slots[w].counter
	}
	return counters
}
