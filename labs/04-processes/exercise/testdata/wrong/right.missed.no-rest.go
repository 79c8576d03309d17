// Package exercise cuts equal parts, and forgets the rest.
package exercise

// Part is wrong.
func Part(
	n int64, workers, w int, number func(i int64) int64, slots []int64,
) {
	part := n / int64(workers)
	var sum int64
	for i := int64(w)*part + 1; i <= int64(w+1)*part; i++ {
		sum += number(i)
	}
	slots[w] = sum
}
