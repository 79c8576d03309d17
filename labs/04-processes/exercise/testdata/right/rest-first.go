// Package exercise gives one more to the first workers.
package exercise

// Part is right.
func Part(
	n int64, workers, w int, number func(i int64) int64, slots []int64,
) {
	length, rest := n/int64(workers), n%int64(workers)
	first := int64(w)*length + min(int64(w), rest) + 1
	if int64(w) < rest {
		length++
	}
	var sum int64
	for i := range length {
		sum += number(first + i)
	}
	slots[w] = sum
}
