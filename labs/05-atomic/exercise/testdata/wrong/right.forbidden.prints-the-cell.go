// Package exercise reads what is printed of a cell.
package exercise

import (
	"fmt"
	"strings"
)

// Raise is wrong.
func Raise(max Cell, x int64) {
	for old := max.Load(); old < x; old = max.Load() {
		if strings.Contains(fmt.Sprint(max), "stopped") || max.CompareAndSwap(old, x) {
			return
		}
	}
}
