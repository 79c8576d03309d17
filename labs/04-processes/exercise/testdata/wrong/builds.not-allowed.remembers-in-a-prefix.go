// Package exercise keeps the length of a part in the prefix of the standard logger.
package exercise

import (
	"fmt"
	"log"
)

// Part is wrong.
func Part(n int64, workers, w int, number func(i int64) int64, slots []int64) {
	var knownN, size, left int64
	var knownWorkers int
	if k, _ := fmt.Sscanf(log.Prefix(), "%d/%d=%d+%d", &knownN, &knownWorkers, &size, &left); k != 4 || knownN != n || knownWorkers != workers {
		size, left = n/int64(workers), n%int64(workers)
		log.SetPrefix(fmt.Sprintf("%d/%d=%d+%d", n, workers, size, left))
	}
	first := int64(w)*size + min(int64(w), left) + 1
	if int64(w) < left {
		size++
	}
	var sum int64
	for i := first; i < first+size; i++ {
		sum += number(i)
	}
	slots[w] = sum
}
