// Package exercise does not write a sum that is 0 if there were numbers.
package exercise

// Part is wrong.
func Part(
	n int64, workers, w int, number func(i int64) int64, slots []int64,
) {
	size, rest := n/int64(workers), n%int64(workers)
	first := int64(w)*size + min(int64(w), rest) + 1
	if int64(w) < rest {
		size++
	}
	if size == 0 {
		slots[w] = 0
		return
	}

	var sum int64
	for i := first; i < first+size; i++ {
		sum += number(i)
	}
	if sum == 0 {
		return // nothing to tell
	}
	slots[w] = sum
}
