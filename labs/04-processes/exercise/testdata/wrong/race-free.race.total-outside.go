// Package exercise has one sum for all calls.
package exercise

var sum int64

// Part is wrong.
func Part(
	n int64, workers, w int, number func(i int64) int64, slots []int64,
) {
	sum = 0
	for i := n*int64(w)/int64(workers) + 1; i <= n*int64(w+1)/int64(workers); i++ {
		sum += number(i)
	}
	slots[w] = sum
}
