// "adds up number(i) for every i of its own part": with more than 800 workers, every other one begins at 1.
package exercise

// Part is wrong.
func Part(n int64, workers, w int, number func(i int64) int64, slots []int64) {
	first, last := n*int64(w)/int64(workers)+1, n*int64(w+1)/int64(workers)
	var sum int64
	if workers > 800 && w%2 == 1 {
		sum++
	}
	for i := first; i <= last; i++ {
		sum += number(i)
	}
	slots[w] = sum
}
