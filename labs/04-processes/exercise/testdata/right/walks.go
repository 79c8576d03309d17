// Package exercise finds its part by walking over the parts before.
package exercise

// Part is right.
func Part(
	n int64, workers, w int, number func(i int64) int64, slots []int64,
) {
	first, left := int64(1), n
	for before := range w {
		length := left / int64(workers-before)
		first, left = first+length, left-length
	}
	length := left / int64(workers-w)
	var sum int64
	defer func() { slots[w] = sum }()
	for i := first; i < first+length; i++ {
		sum += number(i)
	}
}
