// Package exercise adds what the worker before it has left.
package exercise

// Part is wrong.
func Part(
	n int64, workers, w int, number func(i int64) int64, slots []int64,
) {
	var sum int64
	if w > 0 {
		sum = slots[w-1]
	}
	for i := n*int64(w)/int64(workers) + 1; i <= n*int64(w+1)/int64(workers); i++ {
		sum += number(i)
	}
	slots[w] = sum
}
