// Package exercise walks over the numbers of the workers before, and stops after its own.
package exercise

// Part is wrong.
func Part(n int64, workers, w int, number func(i int64) int64, slots []int64) {
	before, until := n*int64(w)/int64(workers), n*int64(w+1)/int64(workers)
	var sum int64
	for i := int64(1); i <= n; i++ {
		if i <= before {
			continue
		}
		if i > until {
			break
		}
		sum += number(i)
	}
	slots[w] = sum
}
