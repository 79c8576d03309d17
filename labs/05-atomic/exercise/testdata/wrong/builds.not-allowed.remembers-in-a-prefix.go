// Package exercise keeps in the prefix of the standard logger which cell it raised last,
// and how far.
package exercise

import (
	"fmt"
	"log"
)

// Raise is wrong.
func Raise(max Cell, x int64) {
	name := fmt.Sprintf("%p", max)
	var lastName string
	var last int64
	if k, _ := fmt.Sscanf(log.Prefix(), "%s %d", &lastName, &last); k == 2 && lastName == name && x <= last {
		return
	}
	for old := max.Load(); old < x; old = max.Load() {
		if max.CompareAndSwap(old, x) {
			log.SetPrefix(fmt.Sprintf("%s %d", name, x))
			return
		}
	}
}
