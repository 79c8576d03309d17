// Package exercise gives the whole rest to the last worker.
package exercise

// Part is wrong.
func Part(
	n int64, workers, w int, number func(i int64) int64, slots []int64,
) {
	part := n / int64(workers)
	first, last := int64(w)*part+1, int64(w+1)*part
	if w == workers-1 {
		last = n
	}
	var sum int64
	for i := first; i <= last; i++ {
		sum += number(i)
	}
	slots[w] = sum
}
