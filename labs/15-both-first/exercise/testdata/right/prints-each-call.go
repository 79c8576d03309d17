// Package exercise ranges over the one operation, and prints a line in each call.
package exercise

import (
	"fmt"
	"iter"
	"runtime"
)

func once[T any](do func() T) iter.Seq[T] {
	return func(yield func(T) bool) { yield(do()) }
}

// First returns true for one caller.
func First(flag *Flag) bool {
	runtime.Gosched()
	for before := range once(func() bool { return flag.Swap(true) }) {
		fmt.Println("was up before:", before)
		return !before
	}
	panic("never")
}
