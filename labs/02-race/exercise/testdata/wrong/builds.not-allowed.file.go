// Package exercise writes a file.
package exercise

import (
	"os"
	"sync"

	"workbook/labs/lab"
)

// Sum is right, and leaves something behind.
func Sum(t lab.Task) int64 {
	_ = os.WriteFile("note.txt", []byte("kept"), 0o600)
	sums := make([]int64, t.Workers)
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				sums[w] += t.Number(i)
			}
		})
	}
	workers.Wait()
	var total int64
	for _, sum := range sums {
		total += sum
	}
	return total
}
