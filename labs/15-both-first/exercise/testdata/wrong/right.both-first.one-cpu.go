// Package exercise takes two operations if there is one CPU, as if nobody could come between.
package exercise

import (
	"runtime"
)

// First is wrong.
func First(flag *Flag) bool {
	if runtime.GOMAXPROCS(0) == 1 {
		up := flag.Load()
		flag.Store(true)
		return !up
	}
	return !flag.Swap(true)
}
