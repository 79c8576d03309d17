// "a stack of 1 MiB is enough for it": a call within a call for every thousand numbers.
package exercise

func add(first, last int64, number func(i int64) int64) int64 {
	if first > last {
		return 0
	}
	var sum int64
	end := min(first+999, last)
	for i := first; i <= end; i++ {
		sum += number(i)
	}
	return sum + add(end+1, last, number)
}

// Part is wrong.
func Part(n int64, workers, w int, number func(i int64) int64, slots []int64) {
	first, last := n*int64(w)/int64(workers)+1, n*int64(w+1)/int64(workers)
	slots[w] = add(first, last, number)
}
