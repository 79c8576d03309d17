// Package exercise spreads the words over sixteen maps, each with a lock of its own.
package exercise

import (
	"hash/fnv"
	"maps"
	"sync"

	"workbook/labs/lab"
)

const shards = 16

type shard struct {
	mu     sync.Mutex
	counts map[string]int64 // guarded by mu
}

func Count(
	t lab.Task, card func(i int64) (word string, times int64),
) map[string]int64 {
	var table [shards]shard
	for s := range table {
		table[s].counts = map[string]int64{}
	}

	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				word, times := card(i)
				hash := fnv.New32a()
				hash.Write([]byte(word))
				s := &table[hash.Sum32()%shards]
				s.mu.Lock()
				s.counts[word] += times
				s.mu.Unlock()
			}
		})
	}
	workers.Wait()

	all := map[string]int64{}
	for s := range table {
		maps.Copy(all, table[s].counts)
	}
	return all
}
