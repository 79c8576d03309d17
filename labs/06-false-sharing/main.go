// Command 06-false-sharing sums 1..N with workers that share no variable: each
// has a counter of its own, and they differ only in where the counters lie.
package main

import (
	"sync"
	"sync/atomic"

	"workbook/labs/lab"
)

func main() {
	lab.Main(
		lab.Variant{Name: "adjacent", Sum: adjacent},
		lab.Variant{Name: "padded", Sum: padded},
		lab.Variant{Name: "local", Sum: local},
		yours,
	)
}

// adjacent lays the counters side by side: 8 bytes from one to the next.
func adjacent(t lab.Task) int64 { return together(t, 1, atomicEveryAdd) }

// padded lays them 128 bytes apart, so that no cache line holds two.
func padded(t lab.Task) int64 { return together(t, 16, atomicEveryAdd) }

// local lays them side by side too, and touches each of them once.
func local(t lab.Task) int64 { return together(t, 1, atomicOnce) }

// atomicEveryAdd adds every number to the worker's counter.
func atomicEveryAdd(share lab.Share, counter *atomic.Int64) {
	for i := range share.Each {
		counter.Add(i)
	}
}

// atomicOnce adds up a worker's share alone, and then adds its sum.
func atomicOnce(share lab.Share, counter *atomic.Int64) {
	var sum int64
	for i := range share.Each {
		sum += i
	}
	counter.Add(sum)
}

// together gives every worker a counter, apart places from the next one.
func together(t lab.Task, apart int, add func(lab.Share, *atomic.Int64)) int64 {
	counters := make([]atomic.Int64, t.Workers*apart)

	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() { add(t.Share(w), &counters[w*apart]) })
	}
	workers.Wait()
	var total int64
	for w := range t.Workers {
		total += counters[w*apart].Load()
	}
	return total
}
