// Package exercise gives each counter a page, and appends one after the other.
package exercise

import "sync/atomic"

// A page is as large as a counter may be.
type page [512]atomic.Int64

// Counters is right.
func Counters(workers int) (counters []*atomic.Int64) {
	for range workers {
		counters = append(counters, &new(page)[0])
	}
	return counters
}
