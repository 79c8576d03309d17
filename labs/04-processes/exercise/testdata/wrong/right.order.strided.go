// Package exercise deals the numbers out like cards.
package exercise

// Part is wrong.
func Part(
	n int64, workers, w int, number func(i int64) int64, slots []int64,
) {
	var sum int64
	for i := int64(w) + 1; i <= n; i += int64(workers) {
		sum += number(i)
	}
	slots[w] = sum
}
