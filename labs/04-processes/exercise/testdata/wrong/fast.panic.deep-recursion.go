// Package exercise goes one call deeper for each 64 numbers of its part.
package exercise

// Part is wrong.
func Part(
	n int64, workers, w int, number func(i int64) int64, slots []int64,
) {
	slots[w] = add(number, n*int64(w)/int64(workers)+1, n*int64(w+1)/int64(workers))
}

func add(number func(i int64) int64, first, last int64) (sum int64) {
	if first > last {
		return 0
	}
	end := min(first+63, last)
	for i := first; i <= end; i++ {
		sum += number(i)
	}
	return sum + add(number, end+1, last)
}
