// "n is less than 1<<32" allows n = 1<<32-1: the loop counts in uint32, and in the last part i <= last then holds for ever.
package exercise

// Part is the work of worker w.
func Part(
	n int64, workers, w int, number func(i int64) int64, slots []int64,
) {
	// n is less than 1<<32, so 32 bits do.
	each, extra := uint32(n)/uint32(workers), uint32(n)%uint32(workers)
	before := uint32(w)*each + min(uint32(w), extra)
	length := each
	if uint32(w) < extra {
		length++
	}

	var sum int64
	if length > 0 {
		last := before + length
		for i := before + 1; i <= last; i++ {
			sum += number(int64(i))
		}
	}
	slots[w] = sum
}
