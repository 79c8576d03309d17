// Package exercise adds one piece without the lock.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum returns the sum of the task's numbers.
func Sum(t lab.Task, global sync.Locker) int64 {
	var total int64
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			share := t.Share(w)
			first, n := share.First, share.Last-share.First+1
			for piece := range int64(8) {
				var sum int64
				for i := first + n*piece/8; i < first+n*(piece+1)/8; i++ {
					sum += t.Number(i)
				}
				if w == 0 && piece == 3 {
					total += sum
					continue
				}
				global.Lock()
				total += sum
				global.Unlock()
			}
		})
	}
	workers.Wait()
	return total
}
