// "writes the sum into slots[w]": worker 1000 writes into slots[0].
package exercise

// Part is wrong.
func Part(n int64, workers, w int, number func(i int64) int64, slots []int64) {
	first, last := n*int64(w)/int64(workers)+1, n*int64(w+1)/int64(workers)
	var sum int64
	for i := first; i <= last; i++ {
		sum += number(i)
	}
	slots[w%1000] = sum
}
