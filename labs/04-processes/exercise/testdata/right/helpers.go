// Package exercise lets four goroutines add up the part, and takes the slot apart before it writes.
package exercise

import "sync"

func Part(
	n int64, workers, w int, number func(i int64) int64, slots []int64,
) {
	mine := slots[w : w+1 : w+1]
	first, last := int64(1), int64(0)
	for k := range workers { // walk to the own part
		length := n / int64(workers)
		if int64(k) < n%int64(workers) {
			length++
		}
		first, last = last+1, last+length
		if k == w {
			break
		}
	}
	const helpers = 4
	sums := make(chan int64, helpers)
	var wg sync.WaitGroup
	for h := range int64(helpers) {
		wg.Go(func() {
			var sum int64
			for i := first + h; i <= last; i += helpers {
				sum += number(i)
			}
			sums <- sum
		})
	}
	wg.Wait()
	close(sums)
	var total int64
	for s := range sums {
		total += s
	}
	mine[0] = total
}
