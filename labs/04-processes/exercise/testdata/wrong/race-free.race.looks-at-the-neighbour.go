// "It reads and writes no other slot": a worker whose part is empty looks at the slot before its own.
package exercise

// Part is wrong.
func Part(n int64, workers, w int, number func(i int64) int64, slots []int64) {
	first, last := n*int64(w)/int64(workers)+1, n*int64(w+1)/int64(workers)
	var sum int64
	for i := first; i <= last; i++ {
		sum += number(i)
	}
	if first > last && w > 0 && slots[w-1] == 0 {
		sum = 0
	}
	slots[w] = sum
}
