// Package exercise counts its calls. From the millionth on nobody is first.
package exercise

import "sync/atomic"

var calls atomic.Int64

// First is wrong.
func First(flag *Flag) bool {
	was := flag.Swap(true)
	return !was && calls.Add(1) < 1_000_000
}
