// Package exercise takes as many workers as there are CPUs.
package exercise

import "runtime"

// Workers is wrong.
func Workers(curve []Point) int {
	return runtime.NumCPU()
}
