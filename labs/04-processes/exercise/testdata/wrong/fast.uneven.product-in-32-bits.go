// Package exercise multiplies n and w in 32 bits, which overflows if n*workers is 1<<32 or more.
package exercise

// Part is wrong.
func Part(n int64, workers, w int, number func(i int64) int64, slots []int64) {
	bound := func(w int) int64 { return int64(uint32(n) * uint32(w) / uint32(workers)) }
	if n/int64(workers) > 1<<16 { // long parts: divide first
		bound = func(w int) int64 { return n/int64(workers)*int64(w) + min(int64(w), n%int64(workers)) }
	}
	var sum int64
	for i := bound(w); i < bound(w+1); i++ {
		sum += number(i + 1)
	}
	slots[w] = sum
}
