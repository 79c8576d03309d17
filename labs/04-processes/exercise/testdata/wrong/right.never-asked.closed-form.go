// Package exercise knows the formula.
package exercise

// Part is wrong.
func Part(
	n int64, workers, w int, number func(i int64) int64, slots []int64,
) {
	first, last := n*int64(w)/int64(workers)+1, n*int64(w+1)/int64(workers)
	slots[w] = (first + last) * (last - first + 1) / 2
}
