// "nobody but the caller writes to it": a goroutine adds 0 to every counter, at any time after the return.
package exercise

import "sync/atomic"

type counter struct {
	n atomic.Int64
	_ [120]byte
}

// Counters is wrong.
func Counters(workers int) []*atomic.Int64 {
	all := make([]counter, workers)
	result := make([]*atomic.Int64, workers)
	for i := range all {
		result[i] = &all[i].n
	}
	go func() {
		for _, c := range result {
			c.Add(0)
		}
	}()
	return result
}
