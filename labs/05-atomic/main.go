// Command 05-atomic sums 1..N with workers that share one total and no lock:
// the CPU does each addition in one piece.
package main

import (
	"sync"
	"sync/atomic"

	"workbook/labs/lab"
)

func main() {
	lab.Main(
		lab.Variant{Name: "atomic-every-add", Sum: together(atomicEveryAdd)},
		lab.Variant{Name: "atomic-once", Sum: together(atomicOnce)},
		lab.Variant{Name: "compare-and-swap", Sum: together(compareAndSwap)},
		yours,
	)
}

// atomicEveryAdd adds every number to the shared total.
func atomicEveryAdd(share lab.Share, total *atomic.Int64) {
	for i := range share.Each {
		total.Add(i)
	}
}

// atomicOnce adds up a worker's share alone, and then adds its sum.
func atomicOnce(share lab.Share, total *atomic.Int64) {
	var sum int64
	for i := range share.Each {
		sum += i
	}
	total.Add(sum)
}

// compareAndSwap reads the total and writes the next one, but only if no other
// worker wrote in between; else it reads again.
func compareAndSwap(share lab.Share, total *atomic.Int64) {
	for i := range share.Each {
		read := total.Load()
		for !total.CompareAndSwap(read, read+i) {
			read = total.Load()
		}
	}
}

// together lets all workers do their shares at once, on one total.
func together(work func(lab.Share, *atomic.Int64)) func(lab.Task) int64 {
	return func(t lab.Task) int64 {
		var total atomic.Int64

		var workers sync.WaitGroup
		for w := range t.Workers {
			workers.Go(func() { work(t.Share(w), &total) })
		}
		workers.Wait()
		return total.Load()
	}
}
