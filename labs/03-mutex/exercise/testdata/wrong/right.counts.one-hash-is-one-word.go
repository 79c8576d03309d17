// "for each word named on any card, the sum of its times": words are told apart by a hash of 32 bits, so two words with the same hash are counted as one.
package exercise

import (
	"hash/fnv"
	"sync"

	"workbook/labs/lab"
)

type entry struct {
	word  string
	times int64
}

func hash(word string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(word))
	return h.Sum32()
}

// Count counts words.
func Count(
	t lab.Task, card func(i int64) (word string, times int64),
) map[string]int64 {
	var mu sync.Mutex
	entries := make(map[uint32]*entry) // guarded by mu

	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				word, times := card(i)
				h := hash(word) // worked out before the lock, which is then held briefly

				mu.Lock()
				if e := entries[h]; e != nil {
					e.times += times
				} else {
					entries[h] = &entry{word, times}
				}
				mu.Unlock()
			}
		})
	}
	workers.Wait()

	counts := make(map[string]int64, len(entries))
	for _, e := range entries {
		counts[e.word] = e.times
	}
	return counts
}
