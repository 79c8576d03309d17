// Package exercise finds its bounds by a step in floating point, which for some large n
// falls short of n by more than what is added.
package exercise

// Part is wrong.
func Part(
	n int64, workers, w int, number func(i int64) int64, slots []int64,
) {
	step := float64(n) / float64(workers)
	bound := func(w int) int64 { return int64(step*float64(w) + 1e-9) }
	var sum int64
	for i := bound(w) + 1; i <= bound(w+1); i++ {
		sum += number(i)
	}
	slots[w] = sum
}
