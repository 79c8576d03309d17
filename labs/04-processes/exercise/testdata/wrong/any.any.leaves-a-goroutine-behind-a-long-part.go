// Package exercise leaves a goroutine behind long parts.
package exercise

func Part(
	n int64, workers, w int, number func(i int64) int64, slots []int64,
) {
	first, last := n*int64(w)/int64(workers)+1, n*int64(w+1)/int64(workers)
	var sum int64
	progress := make(chan int64)
	if last-first > 1_000_000 {
		go func() {
			for range progress { // for whoever wants to know
			}
		}()
	}
	for i := first; i <= last; i++ {
		sum += number(i)
		if (i-first)%1_000_000 == 999_999 && last-first > 1_000_000 {
			progress <- i
		}
	}
	slots[w] = sum
}
