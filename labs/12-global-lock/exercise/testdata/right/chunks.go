// Package exercise has workers that fetch a few numbers at a time.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

const (
	mostTurns      = 16 // times a worker takes the lock
	chunksOfWorker = 8  // on average; must be less than mostTurns
)

// At a bench the workers fetch chunks of numbers and leave their sums.
// Everything in it is guarded by its Locker.
type bench struct {
	sync.Locker
	total int64
	next  int64 // the first number that nobody has fetched
	last  int64
	chunk int64
}

// turn leaves a sum and, if more is wanted, fetches a chunk. It is empty if
// there is none left.
func (b *bench) turn(sum int64, more bool) lab.Share {
	b.Lock()
	defer b.Unlock()
	b.total += sum
	if !more || b.next > b.last {
		return lab.Share{First: 1, Last: 0}
	}
	fetched := lab.Share{First: b.next, Last: min(b.last, b.next+b.chunk-1)}
	b.next = fetched.Last + 1
	return fetched
}

// Sum does not divide the numbers beforehand: whoever is quick takes more.
//
// There are at most chunksOfWorker chunks for each worker. Since a worker may
// fetch mostTurns-1 of them, the last chunk finds a worker that may still fetch.
func Sum(t lab.Task, global sync.Locker) int64 {
	parts := chunksOfWorker * int64(max(t.Workers, 1))
	b := &bench{Locker: global, next: 1, last: t.N, chunk: max(1, (t.N+parts-1)/parts)}

	var workers sync.WaitGroup
	for range t.Workers {
		workers.Go(func() {
			var sum int64
			for turn := 1; turn <= mostTurns; turn++ {
				chunk := b.turn(sum, turn < mostTurns)
				if chunk.Last < chunk.First {
					return
				}
				sum = 0
				for i := range chunk.Each {
					sum += t.Number(i)
				}
			}
		})
	}
	workers.Wait()
	return b.total // all have ended
}
