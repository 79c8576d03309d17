// Package exercise starts far too many goroutines.
package exercise

import (
	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task) int64 {
	stay := make(chan bool)
	for range 200_000 {
		go func() { <-stay }()
	}
	close(stay)
	for i := int64(1); i <= t.N; i++ {
		t.Number(i)
	}
	return 0
}
