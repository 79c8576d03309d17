// Package exercise keeps the length of a part for the next call.
package exercise

var (
	of, length int64
	by         int
)

// Part is wrong.
func Part(
	n int64, workers, w int, number func(i int64) int64, slots []int64,
) {
	if of != n || by != workers {
		of, by, length = n, workers, n/int64(workers)
	}
	rest := n % int64(workers)
	first := length*int64(w) + min(int64(w), rest)
	last := length*int64(w+1) + min(int64(w+1), rest)
	var sum int64
	for i := first + 1; i <= last; i++ {
		sum += number(i)
	}
	slots[w] = sum
}
