// Package exercise finds a worker's part by the two bounds it lies between.
package exercise

// Part is the work of worker w.
func Part(
	n int64, workers, w int, number func(i int64) int64, slots []int64,
) {
	// below is the last number of all workers before w.
	below := func(w int) int64 { return n * int64(w) / int64(workers) }

	var sum int64
	for i := below(w) + 1; i <= below(w+1); i++ {
		sum += number(i)
	}
	slots[w] = sum
}
