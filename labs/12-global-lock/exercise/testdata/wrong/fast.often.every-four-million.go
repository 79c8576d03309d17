// WRONG: takes global after every 4 Mi numbers, so more than 16 times for each worker from 67 million numbers each on ('however large t.N is').
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

func Sum(t lab.Task, global sync.Locker) int64 {
	const step = 1 << 22
	var total int64
	var wg sync.WaitGroup
	for w := range t.Workers {
		wg.Go(func() {
			s := t.Share(w)
			for first := s.First; first <= s.Last; first += step {
				var part int64
				for i := first; i <= min(first+step-1, s.Last); i++ {
					part += t.Number(i)
				}
				global.Lock()
				total += part
				global.Unlock()
			}
		})
	}
	wg.Wait()
	return total
}
