// Package exercise lets the sum grow in the slot.
package exercise

// Part is wrong.
func Part(
	n int64, workers, w int, number func(i int64) int64, slots []int64,
) {
	slots[w] = 0
	for i := n*int64(w)/int64(workers) + 1; i <= n*int64(w+1)/int64(workers); i++ {
		slots[w] += number(i)
	}
}
