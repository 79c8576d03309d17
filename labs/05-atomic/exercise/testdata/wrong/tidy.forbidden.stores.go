// "never where max holds more at that moment": an *atomic.Int64 is stored to.
package exercise

import (
	"sync/atomic"
)

func Raise(max Cell, x int64) {
	if a, ok := max.(*atomic.Int64); ok {
		if a.Load() < x {
			a.Store(x)
		}
		return
	}
	for {
		held := max.Load()
		if held >= x || max.CompareAndSwap(held, x) {
			return
		}
	}
}
