// Package exercise puts x there, whatever the cell holds.
package exercise

// Raise is wrong.
func Raise(max Cell, x int64) {
	for !max.CompareAndSwap(max.Load(), x) {
	}
}
