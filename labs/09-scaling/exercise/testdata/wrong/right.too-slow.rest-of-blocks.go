// Package exercise finds the shortest time block by block, and forgets what is after the last whole one.
package exercise

import (
	"sync"
	"time"
)

// Workers is wrong.
func Workers(curve []Point) int {
	if len(curve) == 0 {
		return 1
	}
	best := curve[0].Time
	if blocks := len(curve) / 4096; blocks == 0 {
		for _, p := range curve {
			best = min(best, p.Time)
		}
	} else {
		bests := make([]time.Duration, blocks)
		var wg sync.WaitGroup
		for b := range blocks {
			wg.Go(func() {
				bests[b] = 1 << 60
				for _, p := range curve[b*4096 : (b+1)*4096] {
					bests[b] = min(bests[b], p.Time)
				}
			})
		}
		wg.Wait()
		for _, d := range bests {
			best = min(best, d)
		}
	}
	found := 1 << 40
	for _, p := range curve {
		if p.Time <= best+best/20 {
			found = min(found, p.Workers)
		}
	}
	return found
}
