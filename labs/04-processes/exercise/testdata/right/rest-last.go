// Package exercise gives one more to the last workers, and begins at the end.
package exercise

// Part is right.
func Part(
	n int64, workers, w int, number func(i int64) int64, slots []int64,
) {
	length, rest := n/int64(workers), n%int64(workers)
	after := int64(workers - 1 - w) // workers that come after this one
	last := n - after*length - min(after, rest)
	if after < rest {
		length++
	}
	var sum int64
	for i := last; i > last-length; i-- {
		sum += number(i)
	}
	slots[w] = sum
}
