// Package exercise hands in smaller pieces if there are many workers.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task, global sync.Locker) int64 {
	var total int64
	var workers sync.WaitGroup
	workers.Add(t.Workers)
	for w := range t.Workers {
		go func() {
			defer workers.Done()
			pieces := int64(16)
			if t.Workers > 600 {
				pieces = 32
			}
			s := t.Share(w)
			size := (s.Last-s.First)/pieces + 1
			for i := s.First; i <= s.Last; i += size {
				var sum int64
				for j := i; j < i+size && j <= s.Last; j++ {
					sum += t.Number(j)
				}
				global.Lock()
				total += sum
				global.Unlock()
			}
		}()
	}
	workers.Wait()
	return total
}
