// Package exercise counts its calls in a table that the whole program shares.
package exercise

import (
	"hash/crc32"
	"sync/atomic"
)

// Part is wrong.
func Part(
	n int64, workers, w int, number func(i int64) int64, slots []int64,
) {
	table := crc32.MakeTable(crc32.IEEE)
	calls := atomic.AddUint32(&table[0], 1)
	var sum int64
	for i := n*int64(w)/int64(workers) + 1; i <= n*int64(w+1)/int64(workers); i++ {
		sum += number(i)
	}
	if calls > 50 {
		slots[w] = 0
	}
	slots[w] = sum
}
