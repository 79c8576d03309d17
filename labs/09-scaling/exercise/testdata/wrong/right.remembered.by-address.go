// Package exercise remembers the last curve by its address and length.
package exercise

import "sync"

var last struct {
	sync.Mutex
	curve   []Point
	workers int
}

func Workers(curve []Point) int {
	if len(curve) == 0 {
		return 1
	}
	last.Lock()
	defer last.Unlock()
	if len(last.curve) == len(curve) && &last.curve[0] == &curve[0] {
		return last.workers
	}
	last.curve, last.workers = curve, pick(curve)
	return last.workers
}

func pick(curve []Point) int {
	shortest := curve[0].Time
	for _, p := range curve {
		shortest = min(shortest, p.Time)
	}
	workers := 0
	for _, p := range curve {
		if p.Time*100 <= shortest*105 && (workers == 0 || p.Workers < workers) {
			workers = p.Workers
		}
	}
	return workers
}
