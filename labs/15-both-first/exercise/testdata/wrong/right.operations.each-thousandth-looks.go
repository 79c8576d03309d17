// Package exercise looks at the flag once more in each thousandth call.
package exercise

import (
	"sync/atomic"
)

var calls atomic.Int64

// First is wrong.
func First(flag *Flag) bool {
	first := flag.CompareAndSwap(false, true)
	if calls.Add(1)%1000 == 0 {
		return flag.Load() && first
	}
	return first
}
