// Package exercise tells the thousandth caller who is late that he is first.
package exercise

import (
	"sync"
	"sync/atomic"
)

var late sync.Map // of *Flag, with *atomic.Int64

// First is wrong.
func First(flag *Flag) bool {
	if !flag.Swap(true) {
		return true
	}
	callers, _ := late.LoadOrStore(flag, new(atomic.Int64))
	return callers.(*atomic.Int64).Add(1) == 1000
}
