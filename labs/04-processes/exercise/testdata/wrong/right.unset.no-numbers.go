// Package exercise writes nothing for an empty part.
package exercise

// Part is wrong.
func Part(
	n int64, workers, w int, number func(i int64) int64, slots []int64,
) {
	first, last := n*int64(w)/int64(workers)+1, n*int64(w+1)/int64(workers)
	if first > last {
		return
	}
	var sum int64
	for i := first; i <= last; i++ {
		sum += number(i)
	}
	slots[w] = sum
}
