// Package exercise panics in a worker.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task) int64 {
	var workers sync.WaitGroup
	workers.Go(func() { panic("at the disco") })
	workers.Wait()
	return 0
}
