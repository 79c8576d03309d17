// Package exercise does not write a sum that is 0.
package exercise

// Part is wrong.
func Part(
	n int64, workers, w int, number func(i int64) int64, slots []int64,
) {
	below := func(w int) int64 { return n * int64(w) / int64(workers) }
	var sum int64
	for i := below(w) + 1; i <= below(w+1); i++ {
		sum += number(i)
	}
	if sum != 0 {
		slots[w] = sum
	}
}
