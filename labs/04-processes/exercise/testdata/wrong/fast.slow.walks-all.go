// Package exercise walks past all numbers, and picks its own.
package exercise

// Part is wrong.
func Part(
	n int64, workers, w int, number func(i int64) int64, slots []int64,
) {
	var sum int64
	for i := int64(1); i <= n; i++ {
		if n*int64(w)/int64(workers) < i && i <= n*int64(w+1)/int64(workers) {
			sum += number(i)
		}
	}
	slots[w] = sum
}
