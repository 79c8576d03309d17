// Package exercise sets all slots to 0 first.
package exercise

// Part is wrong.
func Part(
	n int64, workers, w int, number func(i int64) int64, slots []int64,
) {
	for v := range slots {
		slots[v] = 0
	}
	var sum int64
	for i := n*int64(w)/int64(workers) + 1; i <= n*int64(w+1)/int64(workers); i++ {
		sum += number(i)
	}
	slots[w] = sum
}
