// Package exercise multiplies in 32 bits.
package exercise

// Part is wrong.
func Part(
	n int64, workers, w int, number func(i int64) int64, slots []int64,
) {
	below := func(w int) int64 { return int64(int32(n) * int32(w) / int32(workers)) }
	var sum int64
	for i := below(w) + 1; i <= below(w+1); i++ {
		sum += number(i)
	}
	slots[w] = sum
}
