// Command 07-channels sums 1..N with workers that share no total: it belongs to
// one goroutine, and the numbers to add come to it through a channel.
package main

import (
	"sync"

	"workbook/labs/lab"
)

func main() {
	lab.Main(
		lab.Variant{Name: "one-by-one", Sum: oneByOne},
		lab.Variant{Name: "buffered", Sum: buffered},
		lab.Variant{Name: "batched-10", Sum: batched(10)},
		lab.Variant{Name: "batched-100", Sum: batched(100)},
		lab.Variant{Name: "batched-1000", Sum: batched(1000)},
		lab.Variant{Name: "batched-10000", Sum: batched(10_000)},
		yours,
	)
}

// oneByOne sends every number, and waits until it is received.
func oneByOne(t lab.Task) int64 { return send(t, make(chan int64), 1) }

// buffered sends every number, and waits only while 100 are under way.
func buffered(t lab.Task) int64 { return send(t, make(chan int64, 100), 1) }

// batched sends, through such a buffer, one sum for a batch of numbers.
func batched(size int64) func(lab.Task) int64 {
	return func(t lab.Task) int64 {
		return send(t, make(chan int64, 100), size)
	}
}

// send lets the workers send the sums of batches, and adds up what it receives.
func send(t lab.Task, sums chan int64, size int64) (total int64) {
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			share := t.Share(w)
			for first := share.First; first <= share.Last; first += size {
				last := min(first+size-1, share.Last)
				var sum int64
				for i := first; i <= last; i++ {
					sum += i
				}
				sums <- sum
			}
		})
	}
	go func() {
		workers.Wait()
		close(sums)
	}()
	for sum := range sums {
		total += sum // total is not shared
	}
	return total
}
